import { beforeAll, expect, test } from 'vitest';
import { countNorms, listIncidents, watchPayments } from '../../../../server/domains/incidents/index.ts';
import { getIncident } from '../../../../server/domains/incidents/queries/get-incident.ts';
import { planWorks } from '../../../../server/domains/incidents/works/plan-works.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makeBank, makeShops, minutesOf, pay, usualWeeks } from './made-payments.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const ZONE = { timeZone: 'Europe/Minsk' };

const DVINA = [
  { gatewayId: 'd1', shopId: 4101 },
  { gatewayId: 'd2', shopId: 4102 },
  { gatewayId: 'd3', shopId: 4103 },
];
const SOZH = [
  { gatewayId: 's1', shopId: 4201 },
  { gatewayId: 's2', shopId: 4202 },
];
let dvina: string;
let sozh: string;

beforeAll(async () => {
  dvina = await makeBank(ctx, 'Dvina Bank', ['d1', 'd2', 'd3']);
  sozh = await makeBank(ctx, 'Sozh Bank', ['s1', 's2']);
  await makeShops(ctx, [4101, 4102, 4103, 4201, 4202]);
  await usualWeeks(ctx, [...DVINA, ...SOZH]);
  await countNorms(ctx, ZONE);
});

const open = async () => (await listIncidents(ctx, { state: 'open', limit: 50 })).items;
const goTo = (minutes: number) => clock.set(NOON.add({ minutes }));

test('usual declines open nothing', async () => {
  await pay(ctx, minutesOf([...DVINA, ...SOZH], NOON.subtract({ minutes: 60 }), 60, 1, 'F.0114'));

  await watchPayments(ctx, ZONE);

  expect(await open()).toEqual([]);
});

test('a bank that fails everywhere at once is one incident of the bank, opened once by two nodes', async () => {
  await pay(ctx, minutesOf(DVINA, NOON, 6, 8));
  await pay(ctx, minutesOf(SOZH, NOON, 6, 1, 'F.0114'));
  goTo(6);

  await Promise.all([watchPayments(ctx, ZONE), watchPayments(testContext(db, { clock }), ZONE)]);
  await watchPayments(ctx, ZONE);

  const found = await open();
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    scope: { kind: 'acquirer', id: dvina, name: 'Dvina Bank' },
    state: 'investigating',
    outcome: 'failed',
    isPublic: true,
    evidence: { gateways: 3, merchants: 3, codes: [{ code: 'F.0117' }] },
  });
  expect(found[0]?.startedAt).toBe(NOON.toString());
});

test('it goes on being watched, is as usual again, and closes only after that has held', async () => {
  await pay(ctx, minutesOf(DVINA, NOON.add({ minutes: 6 }), 14, 8));
  goTo(20);
  await watchPayments(ctx, ZONE);
  expect(await open()).toMatchObject([{ state: 'investigating', calmSince: null }]);

  await pay(ctx, minutesOf(DVINA, NOON.add({ minutes: 20 }), 8, 1, 'F.0114'));
  goTo(28);
  await watchPayments(ctx, ZONE);
  expect(await open()).toMatchObject([{ state: 'monitoring' }]);

  await pay(ctx, minutesOf(DVINA, NOON.add({ minutes: 28 }), 9, 1, 'F.0114'));
  goTo(37);
  await watchPayments(ctx, ZONE);

  expect(await open()).toEqual([]);
  const [past] = (await listIncidents(ctx, { state: 'past', limit: 5 })).items;
  expect(past).toMatchObject({ state: 'resolved' });
  const whole = past && (await getIncident(ctx, past.id));
  expect(whole?.updates.map(({ state }) => state)).toEqual(['investigating', 'monitoring', 'resolved']);
  expect(whole?.components).toEqual([{ component: `acquirer:${dvina}`, impact: 'operational', name: 'Dvina Bank' }]);
  expect(whole?.points.reduce((sum, { attempts }) => sum + attempts, 0)).toBeGreaterThan(60);
});

test('one that comes back within half an hour is the same incident', async () => {
  await pay(ctx, minutesOf(DVINA, NOON.add({ minutes: 37 }), 8, 9));
  goTo(45);

  await watchPayments(ctx, ZONE);

  expect(await open()).toMatchObject([{ number: 1, state: 'investigating', resolvedAt: null }]);
  expect((await listIncidents(ctx, { state: 'all', limit: 5 })).items).toHaveLength(1);
});

test('planned works explain what fails during them', async () => {
  const start = NOON.add({ minutes: 180 });
  goTo(170);
  await planWorks(ctx, {
    scope: { kind: 'acquirer', id: sozh },
    start: '2026-11-09T15:00',
    minutes: 30,
    zone: 'Europe/Minsk',
    ru: '',
    en: '',
    isPublic: true,
  });
  await pay(ctx, minutesOf(SOZH, start, 25, 10));
  goTo(180 + 25);

  await watchPayments(ctx, ZONE);

  expect((await open()).map(({ scope }) => scope.name)).not.toContain('Sozh Bank');
});

test('one client that is broken is not its bank', async () => {
  await pay(ctx, minutesOf(SOZH.slice(0, 1), NOON.add({ minutes: 400 }), 30, 10, 'F.2010'));
  await pay(ctx, minutesOf([...SOZH.slice(1), ...DVINA], NOON.add({ minutes: 400 }), 30, 1, 'F.0114'));
  goTo(430);

  await watchPayments(ctx, ZONE);

  expect((await open()).filter(({ detectedAt }) => detectedAt === clock.now().toString())).toMatchObject([
    { scope: { kind: 'gateway', id: 's1', name: 'Sozh Bank · s1' }, isPublic: false },
  ]);
});
