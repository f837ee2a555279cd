import { beforeAll, expect, test } from 'vitest';
import { setHoldMinutes } from '../../../../server/domains/incidents/feed/hold-minutes.ts';
import {
  countNorms,
  getPublicStatus,
  listIncidents,
  watchPayments,
} from '../../../../server/domains/incidents/index.ts';
import { mergeIncident } from '../../../../server/domains/incidents/merge-incident.ts';
import { openIncident } from '../../../../server/domains/incidents/open-incident.ts';
import { showIncident } from '../../../../server/domains/incidents/show-incident.ts';
import { takeIncident } from '../../../../server/domains/incidents/take-incident.ts';
import { updateIncident } from '../../../../server/domains/incidents/update-incident.ts';
import { listToldIncidents } from '../../../../server/domains/status-pages/queries/incidents.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { IncidentId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson } from '../../../support/tickets.ts';
import { makeBank, makeShops, minutesOf, pay, usualWeeks } from './made-payments.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const ZONE = { timeZone: 'Europe/Minsk' };
const placesOf = (letter: string, shop: number) =>
  [1, 2, 3].map((n) => ({ gatewayId: `${letter}${n}`, shopId: shop + n }));
/** A bank for each test: an incident of one is nothing to another. */
const LETTERS = ['a', 'b', 'c', 'f', 'g', 'h', 'i', 'k', 'j'] as const;
type Bank = (typeof LETTERS)[number];
const BANKS = Object.fromEntries(LETTERS.map((letter, at) => [letter, placesOf(letter, 4000 + at * 10)])) as Record<
  Bank,
  ReturnType<typeof placesOf>
>; // every letter is there
const ids = new Map<Bank, string>();

beforeAll(async () => {
  for (const [bank, places] of Object.entries(BANKS) as [Bank, ReturnType<typeof placesOf>][]) {
    ids.set(
      bank,
      await makeBank(
        ctx,
        `Bank ${bank}`,
        places.map(({ gatewayId }) => gatewayId),
      ),
    );
    await makeShops(
      ctx,
      places.map(({ shopId }) => shopId),
    );
  }
  await usualWeeks(ctx, Object.values(BANKS).flat());
  await countNorms(ctx, ZONE);
});

const startOf = (bank: Bank) => NOON.add({ hours: 4 * LETTERS.indexOf(bank) });
const lookAt = async (bank: Bank, minutes: number) => {
  clock.set(startOf(bank).add({ minutes }));
  await watchPayments(ctx, ZONE);
};

/** The bank fails for some minutes while the others do as usual; it is looked at after six. */
async function broken(bank: Bank, minutes: number): Promise<IncidentId> {
  for (const [other, places] of Object.entries(BANKS)) {
    const isBroken = other === bank;
    await pay(
      ctx,
      minutesOf(places, startOf(bank), isBroken ? minutes : 40, isBroken ? 9 : 1, isBroken ? 'F.0117' : 'F.0114'),
    );
  }
  await lookAt(bank, 6);
  const { items } = await listIncidents(ctx, { state: 'open', limit: 5 });
  const found = items.find(({ scope }) => scope.id === ids.get(bank));
  if (found === undefined) throw new Error(`nothing was found at bank ${bank}`);
  return found.id;
}

/** Whether everybody, and whether the merchants, may read of it. */
async function toldTo(bank: Bank, id: IncidentId) {
  const { incidents, components } = await getPublicStatus(db.read, clock.now());
  const merchants = await listToldIncidents(db.read, NOON.subtract({ hours: 1 }), undefined);
  const own = components.find(({ key }) => key === `acquirer:${ids.get(bank)}`);
  return [
    incidents.some((one) => one.id === id),
    own?.impact !== 'operational',
    merchants.some((one) => one.id === id),
  ];
}

test('what the program suspects is told nobody outside until it has lasted a quarter of an hour', async () => {
  const id = await broken('a', 40);
  expect(await toldTo('a', id)).toEqual([false, false, false]);

  await lookAt('a', 20);
  expect(await toldTo('a', id)).toEqual([false, false, false]);

  await lookAt('a', 21);
  expect(await toldTo('a', id)).toEqual([true, true, true]);
});

test('who takes it lets it out at once', async () => {
  const id = await broken('b', 8);

  await takeIncident(asPerson(ctx, db, await makePerson(ctx)), id, true);

  expect(await toldTo('b', id)).toEqual([true, true, true]);
});

test('a false alarm that ends before anybody confirmed it was never read outside', async () => {
  const id = await broken('c', 7);
  await pay(ctx, minutesOf(BANKS.c, startOf('c').add({ minutes: 7 }), 30, 1, 'F.0114'));

  for (const minutes of [15, 22, 30, 37]) await lookAt('c', minutes);

  const { items } = await listIncidents(ctx, { state: 'past', limit: 5 });
  expect(items.find((one) => one.id === id)).toMatchObject({ state: 'resolved', isHeld: true });
  expect(await toldTo('c', id)).toEqual([false, false, false]);
});

const tell = async (id: IncidentId, state: 'investigating' | 'resolved', isPublic: boolean) =>
  updateIncident(asPerson(ctx, db, await makePerson(ctx)), id, {
    state,
    impacts: [],
    isPublic,
    ru: 'Смотрим.',
    en: 'Looking.',
  });
const openOf = async (bank: Bank) =>
  (await listIncidents(ctx, { state: 'open', limit: 50 })).items.filter(({ scope }) => scope.id === ids.get(bank));

test('what is said inside, and the end of a false alarm, let nothing out; nor is it found again while it lasts', async () => {
  const id = await broken('f', 40);

  await tell(id, 'investigating', false);
  expect(await toldTo('f', id)).toEqual([false, false, false]);
  await tell(id, 'resolved', true);
  expect(await toldTo('f', id)).toEqual([false, false, false]);
  for (const minutes of [7, 20, 30]) await lookAt('f', minutes);
  expect(await openOf('f')).toEqual([]);

  // Half an hour later nobody's word covers it any more: it is a new suspicion.
  await lookAt('f', 37);
  expect(await openOf('f')).toMatchObject([{ state: 'investigating', isHeld: true, lead: null }]);
});

test('what a person keeps back stays inside when it is taken, told of inside or over; what is told to everybody lets it out', async () => {
  const id = await broken('g', 40);
  const jana = asPerson(ctx, db, await makePerson(ctx));

  await showIncident(jana, id, false);
  await takeIncident(jana, id, true);
  await tell(id, 'investigating', false);
  await lookAt('g', 25);
  expect(await toldTo('g', id)).toEqual([false, false, false]);

  await tell(id, 'investigating', true);
  expect((await openOf('g'))[0]).toMatchObject({ isHeld: false, isKeptBack: false });
  // It is told to the clients of the bank; to everybody when somebody says so.
  expect(await toldTo('g', id)).toEqual([false, false, true]);
});

test('a suspicion that comes back within half an hour is held as long as a new one', async () => {
  const id = await broken('h', 7);
  await pay(ctx, minutesOf(BANKS.h, startOf('h').add({ minutes: 7 }), 30, 1, 'F.0114'));
  for (const minutes of [15, 22, 30, 37]) await lookAt('h', minutes);
  expect(await openOf('h')).toEqual([]);
  await pay(ctx, minutesOf(BANKS.h, startOf('h').add({ minutes: 37 }), 20, 9, 'F.0117'));

  for (const minutes of [43, 44]) await lookAt('h', minutes);

  expect(await openOf('h')).toMatchObject([{ id, state: 'investigating', isHeld: true }]);
  expect(await toldTo('h', id)).toEqual([false, false, false]);
});

test('what those outside have read of goes on before their eyes in the wider one', async () => {
  const id = await broken('i', 40);
  const told = await openIncident(asPerson(ctx, db, await makePerson(ctx)), {
    scope: { kind: 'method', id: 'erip' },
    severity: 'major',
    startedAt: clock.now().toString(),
    isPublic: true,
    ru: 'Разбираемся.',
    en: 'Looking.',
  });

  await mergeIncident(asPerson(ctx, db, await makePerson(ctx)), told.id, id);

  expect(await toldTo('i', id)).toEqual([true, true, true]);
});

test('a terminal that everybody reads of does not look well again when its whole bank is found to fail', async () => {
  const [first = [], others = []] = [BANKS.k.slice(0, 1), BANKS.k.slice(1)];
  const rest = Object.entries(BANKS).flatMap(([bank, places]) => (bank === 'k' ? [] : places));
  const from = startOf('k');
  await pay(ctx, [
    ...minutesOf(first, from, 40, 9),
    ...minutesOf(others, from, 20, 1, 'F.0114'),
    ...minutesOf(others, from.add({ minutes: 20 }), 20, 9),
    ...minutesOf(rest, from, 40, 1, 'F.0114'),
  ]);
  await lookAt('k', 12);
  const terminal = (await listIncidents(ctx, { state: 'open', limit: 50 })).items.find(
    ({ scope }) => scope.id === 'k1',
  );
  if (terminal === undefined) throw new Error('the terminal was not found');
  await showIncident(ctx, terminal.id, true);

  await lookAt('k', 30);

  const [bank] = await openOf('k');
  expect(bank).toMatchObject({ state: 'investigating', isHeld: false });
  expect(bank && (await toldTo('k', bank.id))).toEqual([true, true, true]);
});

test('what a person has kept back, or the settings keep for a person, no time lets out', async () => {
  await setHoldMinutes(ctx, null);
  const id = await broken('j', 40);
  await lookAt('j', 39);
  expect(await toldTo('j', id)).toEqual([false, false, false]);

  await showIncident(ctx, id, true);
  expect(await toldTo('j', id)).toEqual([true, true, true]);
});
