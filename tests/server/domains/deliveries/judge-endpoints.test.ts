import { expect, test } from 'vitest';
import { findUnsent } from '../../../../server/domains/deliveries/find-unsent.ts';
import { forgetOldDeliveries } from '../../../../server/domains/deliveries/forget-old-deliveries.ts';
import { listDeliveryFacts, listShopDeliveryHealth } from '../../../../server/domains/deliveries/index.ts';
import { hasEndpointsToJudge, judgeEndpoints } from '../../../../server/domains/deliveries/judge-endpoints.ts';
import { noteDeliverySign } from '../../../../server/domains/deliveries/note-delivery-sign.ts';
import { listEndpoints } from '../../../../server/domains/deliveries/queries/endpoints.ts';
import { getPaymentDeliveries } from '../../../../server/domains/deliveries/queries/get-payment-deliveries.ts';
import { listUndelivered } from '../../../../server/domains/deliveries/queries/undelivered.ts';
import { deliveryAttempts, deliveryTroubles, shopNotifications } from '../../../../server/domains/deliveries/tables.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type ShopId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { outboxEvents } from '../../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { failedLine, logLine, takeLines } from '../../../support/deliveries.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = createContext(testServices(db, { clock }), { kind: 'job', name: 'test' }, 'all');
const all = { q: '', limit: 50 };

const pay = (uid: string, shopId: number, createdAt: string, more: object = {}) =>
  mergeTransactions(ctx, {
    knowledge: 'webhook',
    documents: [
      { transaction: { uid, shopId, type: 'payment', status: 'successful', createdAt, ...more }, document: '{}' },
    ],
    origin: 'test',
  });

test('an endpoint that breaks opens a trouble with who acts next and tells of it; well again, it closes it', async () => {
  const at = (minute: number) => NOON.subtract({ minutes: minute }).toString();
  const line = (minute: number, more: object = {}) =>
    failedLine({ event_id: `b${minute}`, uid: null, shop_id: 8001, at: at(minute), ...more });
  await takeLines(
    ctx,
    [90, 70, 50, 30, 20].map((minute) => line(minute, { response: { status: 404, headers: {}, body: '' } })),
  );

  expect(await hasEndpointsToJudge(db.read, NOON)).toBe(true);
  await judgeEndpoints(ctx);

  expect(await hasEndpointsToJudge(db.read, NOON)).toBe(false);
  const { items } = await listEndpoints(ctx, { ...all, health: 'broken' });
  expect(items).toMatchObject([
    {
      shopId: 8001,
      address: 'shop.example/wc-api/begateway',
      topClass: 'not-found',
      actsNext: 'merchant',
      recent: { accepted: 0, failed: 5 },
    },
  ]);
  expect(await db.read.select().from(deliveryTroubles)).toMatchObject([
    { closedAt: null, actsNext: 'merchant', topClass: 'not-found' },
  ]);
  const told = (await db.read.select().from(outboxEvents)).filter(
    ({ type }) => type === 'delivery-endpoint.health-changed',
  );
  expect(told.map(({ data }) => data)).toMatchObject([{ shopId: 8001, health: 'broken', before: 'healthy' }]);

  await takeLines(ctx, [logLine({ event_id: 'b-good', uid: null, shop_id: 8001, at: at(5) })]);
  await judgeEndpoints(ctx);

  expect((await listShopDeliveryHealth(db.read, [8001 as ShopId])).get(8001 as ShopId)).toMatchObject({
    health: 'recovered',
    lastAcceptedAt: '2026-11-09T08:55:00.000000Z',
    days: [{ accepted: 1, failed: 5 }],
  });
  const [trouble] = await db.read.select().from(deliveryTroubles);
  expect(trouble?.closedAt).toEqual(NOON.subtract({ minutes: 5 }));
});

test('final payments of a shop with a log of which no attempt was heard in time are found; an attempt heard of afterwards closes them', async () => {
  await takeLines(ctx, [logLine({ event_id: 'u0', uid: null, shop_id: 8002, at: '2026-11-09T06:00:00Z' })]);
  clock.set(Temporal.Instant.from('2026-11-09T08:05:00Z'));
  for (const n of [1, 2, 3]) await pay(`80020000-unsent-${n}`, 8002, `2026-11-09T08:0${n}:00.000000Z`);
  await pay('80020000-pending', 8002, '2026-11-09T08:04:00.000000Z', { status: 'pending' });
  await pay('80030000-nolog', 8003, '2026-11-09T08:01:00.000000Z');
  expect(await findUnsent(ctx)).toBe(0);
  clock.set(NOON);

  expect(await findUnsent(ctx)).toBe(3);
  expect(await findUnsent(ctx)).toBe(0);

  const unsent = await listUndelivered(ctx, { kind: 'unsent', limit: 50 });
  expect(unsent.items.map(({ uid }) => uid)).toEqual(['80020000-unsent-3', '80020000-unsent-2', '80020000-unsent-1']);
  expect((await listDeliveryFacts(db.read, ['80020000-unsent-1'])).get('80020000-unsent-1')).toMatchObject({
    hasLog: true,
    isUnsent: true,
    attempts: [],
  });
  clock.set(NOON.add({ minutes: 16 }));
  await judgeEndpoints(ctx);
  expect((await listShopDeliveryHealth(db.read, [8002 as ShopId])).get(8002 as ShopId)?.health).toBe('silent');

  await takeLines(ctx, [
    logLine({ event_id: 'u1', uid: '80020000-unsent-1', shop_id: 8002, at: '2026-11-09T08:02:00Z' }),
  ]);

  expect((await listUndelivered(ctx, { kind: 'unsent', limit: 50 })).items).toHaveLength(2);
  clock.set(NOON);
});

test('a log that fell silent says of nothing after it that it was not sent; heard of again, it does', async () => {
  const uid = '80070000-late';
  await takeLines(ctx, [logLine({ event_id: 's0', uid: null, shop_id: 8007, at: '2026-11-09T07:00:00Z' })]);
  await pay(uid, 8007, '2026-11-09T08:50:00.000000Z');
  clock.set(NOON.add({ minutes: 30 }));
  const hasLog = async () => (await listDeliveryFacts(db.read, [uid])).get(uid)?.hasLog;

  expect(await findUnsent(ctx)).toBe(0);
  expect(await hasLog()).toBe(false);
  expect(await getPaymentDeliveries(ctx, TransactionUid.parse(uid))).toMatchObject({ hasLog: false, isUnsent: false });

  await takeLines(ctx, [logLine({ event_id: 's1', uid: null, shop_id: 8008, at: '2026-11-09T09:20:00Z' })]);

  expect(await findUnsent(ctx)).toBe(1);
  expect(await hasLog()).toBe(true);
  expect(await getPaymentDeliveries(ctx, TransactionUid.parse(uid))).toMatchObject({ hasLog: true, isUnsent: true });
  clock.set(NOON);
});

test('notifications without an answer and with a bad one are told apart', async () => {
  await takeLines(ctx, [
    failedLine({ event_id: 'f1', uid: null, shop_id: 8004 }),
    logLine({ event_id: 'f2', uid: null, shop_id: 8004, response: null, error: { code: 'ETIMEDOUT' } }),
  ]);
  const kinds = async (kind: 'unanswered' | 'failed') =>
    (await listUndelivered(ctx, { kind, limit: 50 })).items
      .filter(({ shopId }) => shopId === 8004)
      .map(({ eventId, class: ended }) => [eventId, ended]);

  expect(await kinds('failed')).toEqual([['f1', 'forbidden']]);
  expect(await kinds('unanswered')).toEqual([['f2', 'timeout']]);
});

test('where there is no log, what stands in is marked with where it comes from', async () => {
  const uid = '80050000-none';
  await pay(uid, 8005, '2026-11-09T08:00:00.000000Z');
  await pay('80050000-failed', 8005, '2026-11-09T08:20:00.000000Z', {
    type: 'refund',
    parentUid: uid,
    status: 'failed',
  });
  await pay('80050000-refund', 8005, '2026-11-09T08:30:00.000000Z', { type: 'refund', parentUid: uid });
  const seen = {
    shopId: 8005 as ShopId,
    source: 'probe' as const,
    at: NOON,
    httpStatus: 404,
    excerpt: 'card 4111 1111 1111 1111',
  };
  await noteDeliverySign(ctx, { ...seen, class: 'not-found' });
  await noteDeliverySign(ctx, { ...seen, class: 'sent-ok', at: NOON.subtract({ minutes: 1 }) });

  const facts = (await listDeliveryFacts(db.read, [uid])).get(uid);

  expect(facts).toMatchObject({
    hasLog: false,
    attempts: [
      { source: 'behaviour', class: 'unknown', id: '80050000-refund' },
      { source: 'probe', class: 'not-found', httpStatus: 404 },
    ],
    knew: { uid: '80050000-refund' },
  });
  expect(JSON.stringify(facts)).not.toContain('4111 1111 1111 1111');
});

test('what is older than ninety days is forgotten', async () => {
  await takeLines(ctx, [logLine({ event_id: 'old', uid: null, shop_id: 8006 })]);
  const had = (await db.read.select().from(deliveryAttempts)).length;

  await forgetOldDeliveries(db.write, NOON.add({ hours: 24 * 89 }));
  expect(await db.read.select().from(deliveryAttempts)).toHaveLength(had);

  await forgetOldDeliveries(db.write, NOON.add({ hours: 24 * 91 }));
  expect(await db.read.select().from(deliveryAttempts)).toEqual([]);
  expect(await db.read.select().from(shopNotifications)).toEqual([]);
});
