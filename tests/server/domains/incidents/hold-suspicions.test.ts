import { beforeAll, expect, test } from 'vitest';
import { setHoldMinutes } from '../../../../server/domains/incidents/feed/hold-minutes.ts';
import {
  countNorms,
  getPublicStatus,
  listIncidents,
  watchPayments,
} from '../../../../server/domains/incidents/index.ts';
import { showIncident } from '../../../../server/domains/incidents/show-incident.ts';
import { takeIncident } from '../../../../server/domains/incidents/take-incident.ts';
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
const BANKS = { a: placesOf('a', 4100), b: placesOf('b', 4200), c: placesOf('c', 4300), e: placesOf('e', 4400) };
type Bank = keyof typeof BANKS;
const HOURS: Record<Bank, number> = { a: 0, b: 4, c: 8, e: 12 };
const ids = new Map<Bank, string>();

beforeAll(async () => {
  for (const [bank, places] of Object.entries(BANKS) as [Bank, (typeof BANKS)['a']][]) {
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

const startOf = (bank: Bank) => NOON.add({ hours: HOURS[bank] });
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

test('what a person has kept back, or the settings keep for a person, no time lets out', async () => {
  await setHoldMinutes(ctx, null);
  const id = await broken('e', 40);
  await lookAt('e', 39);
  expect(await toldTo('e', id)).toEqual([false, false, false]);

  await showIncident(ctx, id, true);
  expect(await toldTo('e', id)).toEqual([true, true, true]);
});
