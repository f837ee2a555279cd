import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { PaymentPlace } from '../../../../../server/domains/incidents/contract.ts';
import { listIncidentsOver, planWorks } from '../../../../../server/domains/incidents/index.ts';
import { openIncident } from '../../../../../server/domains/incidents/open-incident.ts';
import { updateIncident } from '../../../../../server/domains/incidents/update-incident.ts';
import { clockAt } from '../../../../../server/kernel/clock.ts';
import { TransactionUid } from '../../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../../support/database.ts';
import { makeBank, makeShops } from '../made-payments.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
let dvina: string;

const place = (given: Partial<Omit<PaymentPlace, 'uid'>> & { uid: string }): PaymentPlace => ({
  shopId: 4101,
  gatewayId: 'd1',
  bin: '41111199',
  methodType: 'credit_card',
  at: NOON.add({ minutes: 10 }),
  ...given,
  uid: TransactionUid.parse(given.uid),
});

async function opened(kind: 'acquirer' | 'bin' | 'method', id: string, minutes: number) {
  const incident = await openIncident(ctx, {
    scope: { kind, id },
    severity: 'major',
    startedAt: NOON.add({ minutes }).toString(),
    isPublic: false,
    ru: 'Разбираемся.',
    en: 'Looking.',
  });
  return incident.id;
}

beforeAll(async () => {
  dvina = await makeBank(ctx, 'Dvina Bank', ['d1']);
  await makeBank(ctx, 'Sozh Bank', ['s1']);
  await makeShops(ctx, [4101, 4201]);
  await planWorks(ctx, {
    scope: { kind: 'acquirer', id: dvina },
    start: '2026-11-09T12:05',
    minutes: 10,
    zone: 'Europe/Minsk',
    ru: 'Обновление.',
    en: 'Update.',
    isPublic: true,
  });
  clock.set(NOON.add({ minutes: 5 }));
  const over = await opened('acquirer', dvina, 0);
  clock.set(NOON.add({ minutes: 8 }));
  await updateIncident(ctx, over, { state: 'resolved', ru: 'Всё.', en: 'Over.', impacts: [], isPublic: true });
  clock.set(NOON.add({ minutes: 60 }));
  await opened('acquirer', dvina, 9);
  await opened('bin', '411111', 5);
});

const said = async (places: readonly PaymentPlace[]) => {
  const over = await listIncidentsOver(db.read, places);
  return places.map(({ uid }) => {
    const { incidents, works } = over.get(uid) ?? { incidents: [], works: [] };
    return [...incidents.map(({ scope, number }) => `${scope.kind} ${number}`), ...works.map(() => 'works')].sort();
  });
};

test('a payment lies in whatever is open over its bank, its card or its way to pay at its moment, and in works', async () => {
  const places = [
    place({ uid: 'aaaaaaaa-1111111111' }),
    place({ uid: 'bbbbbbbb-2222222222', at: NOON.add({ minutes: 7 }) }),
    place({ uid: 'cccccccc-3333333333', gatewayId: 's1', shopId: 4201, bin: '522222' }),
    place({ uid: 'dddddddd-4444444444', gatewayId: null, bin: null, methodType: null }),
    place({ uid: 'eeeeeeee-5555555555', at: NOON.subtract({ minutes: 1 }) }),
  ];

  expect(await said(places)).toEqual([['acquirer 2', 'bin 3', 'works'], ['acquirer 1', 'bin 3', 'works'], [], [], []]);
});

test('the end of an incident is not of it any more, the beginning is', async () => {
  const places = [
    place({ uid: 'aaaaaaaa-1111111111', bin: null, at: NOON.add({ minutes: 8 }) }),
    place({ uid: 'bbbbbbbb-2222222222', bin: null, at: NOON.add({ minutes: 9 }) }),
    place({ uid: 'cccccccc-3333333333', bin: null, at: NOON.add({ minutes: 15 }) }),
  ];

  expect(await said(places)).toEqual([['works'], ['acquirer 2', 'works'], ['acquirer 2']]);
});

test('how many payments it broke is said where the payments showed it, and not where a person saw it', async () => {
  const evidence = { attempts: 33, declined: 32, failed: 31 };
  await db.write.execute(
    sql`update incidents set outcome = 'failed', evidence = ${JSON.stringify(evidence)}::jsonb where number = 2`,
  );

  const over = await listIncidentsOver(db.read, [place({ uid: 'aaaaaaaa-1111111111' })]);

  const found = [...over.values()].flatMap(({ incidents }) => incidents.map(({ number, broken }) => [number, broken]));
  expect(found.sort()).toEqual([
    [2, 31],
    [3, null],
  ]);
});

test('a suspicion that nobody has confirmed is said to be one, and explains nothing once it is over', async () => {
  const stateOf = async () =>
    [...(await listIncidentsOver(db.read, [place({ uid: 'aaaaaaaa-1111111111', bin: null })])).values()]
      .flatMap(({ incidents }) => incidents)
      .map(({ number, isHeld }) => [number, isHeld]);
  expect(await stateOf()).toEqual([[2, false]]);

  await db.write.execute(sql`update incidents set is_held = true where number = 2`);
  expect(await stateOf()).toEqual([[2, true]]);

  const end = NOON.add({ minutes: 50 }).toString();
  await db.write.execute(sql`update incidents set state = 'resolved', resolved_at = ${end} where number = 2`);
  expect(await stateOf()).toEqual([]);
});

test('nobody asked is nobody answered', async () => {
  expect(await listIncidentsOver(db.read, [])).toEqual(new Map());
});
