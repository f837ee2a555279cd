import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { isInFlight, NEXT, paceOf } from '../../../../server/domains/deliveries/resend.rules.ts';
import { resendMany } from '../../../../server/domains/deliveries/resend-many.ts';
import { resendNotification } from '../../../../server/domains/deliveries/resend-notification.ts';
import { hasResends, sendResends } from '../../../../server/domains/deliveries/send-resends.ts';
import { stopBatch } from '../../../../server/domains/deliveries/stop-batch.ts';
import { deliveryResends } from '../../../../server/domains/deliveries/tables.ts';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import { createGateways, type Gateway, type Gateways } from '../../../../server/domains/gateways/index.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { ShopId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { failedLine, logLine, takeLines } from '../../../support/deliveries.ts';
import { makeSource } from '../../../support/gateways.ts';
import { testSecrets } from '../../../support/people.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
await makeSource(ctx, 'http://127.0.0.1:9');

type Renotify = Gateway['renotify'];
const SENT: Renotify = async () => ({ ok: true, value: { said: 'Transaction was renotified' } });

/** Gateways behind which this answers, and what was asked of it. */
function answering(renotify: Renotify): { gateways: Gateways; asked: string[] } {
  const asked: string[] = [];
  const real = createGateways({ services, log: createLogger('silent'), secrets: testSecrets });
  const gateways: Gateways = {
    ...real,
    open: (row) => {
      const source = real.open(row);
      const gateway: Gateway = {
        ...source.gateway,
        renotify: (of) => {
          asked.push(of.uid);
          return renotify(of);
        },
      };
      return { ...source, gateway };
    },
  };
  return { gateways, asked };
}

let count = 0;
/** A payment whose notification the shop did not take. */
async function paid(
  more: Partial<GatewayTransaction> = {},
  line: object | undefined = failedLine(),
): Promise<TransactionUid> {
  count += 1;
  const uid = TransactionUid.parse(`7001000${count}-00000000aa`);
  await mergeTransactions(ctx, {
    knowledge: 'webhook',
    documents: [
      {
        transaction: {
          uid,
          shopId: 7001,
          type: 'payment',
          status: 'successful',
          createdAt: '2026-11-09T08:00:00.000000Z',
          ...more,
        },
        document: '{}',
      },
    ],
    origin: 'test',
  });
  if (line !== undefined) await takeLines(ctx, [{ ...line, event_id: `evt-${uid}`, uid, shop_id: 7001 }]);
  return uid;
}
const stateOf = async (uid: string) =>
  (await db.read.select().from(deliveryResends))
    .filter((one) => one.uid === uid)
    .map(({ state, said }) => [state, said]);
const once = { confirmed: false };

describe('a notification that is sent again', () => {
  test('leaves once, and says what the gateway answered', async () => {
    const uid = await paid();
    const { gateways, asked } = answering(SENT);

    const queued = await resendNotification(ctx, uid, once);
    await Promise.all([sendResends(ctx, gateways), sendResends(ctx, gateways)]);
    await sendResends(ctx, gateways);

    expect(queued.state).toBe('queued');
    expect(asked).toEqual([uid]);
    expect(await stateOf(uid)).toEqual([['sent', 'Transaction was renotified']]);
    expect(await hasResends(db.read)).toBe(false);
  });

  test('is refused while one is on its way, and by five at once one is asked for', async () => {
    const uid = await paid();

    const tried = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() =>
        resendNotification(createContext(services, { kind: 'job', name: 'test' }, 'all'), uid, once),
      ),
    );

    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tried)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict', reason: 'resend-in-flight' });
    await sendResends(ctx, answering(SENT).gateways);
  });

  test('that was accepted asks to be confirmed', async () => {
    const uid = await paid({}, logLine());

    await expect(resendNotification(ctx, uid, once)).rejects.toMatchObject({ reason: 'already-accepted' });
    await expect(resendNotification(ctx, uid, { confirmed: true })).resolves.toMatchObject({ state: 'queued' });
    await sendResends(ctx, answering(SENT).gateways);
  });

  test('of a payment that is not final is refused', async () => {
    const uid = await paid({ status: 'pending' }, undefined);

    await expect(resendNotification(ctx, uid, once)).rejects.toMatchObject({ reason: 'payment-not-final' });
  });

  test.each([
    ['not-found', 'failed'],
    ['server-error', 'failed'],
    ['timeout', 'unknown'],
    ['truncated', 'unknown'],
  ] as const)('that ends with %s is %s', async (kind, state) => {
    const uid = await paid();
    await resendNotification(ctx, uid, once);

    await sendResends(ctx, answering(async () => ({ ok: false, error: { kind } })).gateways);

    expect(await stateOf(uid)).toEqual([[state, kind]]);
  });

  test('by a program that was killed before it wrote down the answer is unknown and never sent again by itself', async () => {
    const uid = await paid();
    await resendNotification(ctx, uid, once);
    const killed = answering(() => new Promise(() => {}));
    void sendResends(ctx, killed.gateways);
    await expect.poll(() => killed.asked).toEqual([uid]);
    const { gateways, asked } = answering(SENT);

    clock.set(NOON.add({ minutes: 2 }));
    await sendResends(ctx, gateways);

    expect(asked).toEqual([]);
    expect(await stateOf(uid)).toEqual([['unknown', null]]);
    await expect(resendNotification(ctx, uid, once)).resolves.toMatchObject({ state: 'queued' });
    await sendResends(ctx, gateways);
    expect(asked).toEqual([uid]);
  });

  test('by a program that was killed is sent where the log says so', async () => {
    const uid = await paid();
    await resendNotification(ctx, uid, once);
    const killed = answering(() => new Promise(() => {}));
    void sendResends(ctx, killed.gateways);
    await expect.poll(() => killed.asked).toEqual([uid]);
    await takeLines(ctx, [
      logLine({
        event_id: `evt-${uid}`,
        uid,
        shop_id: 7001,
        n: 2,
        trigger: 'manual',
        at: clock.now().add({ seconds: 3 }).toString(),
      }),
    ]);

    clock.set(clock.now().add({ minutes: 2 }));
    await sendResends(ctx, answering(SENT).gateways);

    expect(await stateOf(uid)).toEqual([['sent', null]]);
  });
});

describe('many notifications', () => {
  const filter = { shopId: undefined, from: '2026-11-09T00:00:00Z', to: '2026-11-10T00:00:00Z' };

  test('leave at their rate, oldest first, go on after a restart and end by themselves', async () => {
    const shop = { shopId: 7100 };
    const uids: string[] = [];
    for (let place = 0; place < 4; place += 1) {
      const uid = `71000000-bulk-${place}`;
      uids.push(uid);
      await takeLines(ctx, [
        failedLine({ event_id: `bulk-${place}`, uid, shop_id: 7100, at: `2026-11-09T08:0${place}:00Z` }),
      ]);
    }
    const asked = { filter: { ...filter, shopId: 7100 as never }, perMinute: 60 };
    expect(await resendMany(ctx, { ...asked, dryRun: true })).toEqual({ count: 4, total: 4, batch: null });
    const { batch } = await resendMany(ctx, { ...asked, dryRun: false });
    const { gateways, asked: sent } = answering(SENT);

    for (let second = 0; second < 3; second += 1) {
      await sendResends(ctx, gateways);
      await sendResends(ctx, gateways);
      clock.set(clock.now().add({ seconds: 1 }));
    }

    expect(batch).toMatchObject({ total: 4, state: 'running', counts: { waiting: 4 } });
    expect(sent).toEqual(uids.slice(0, 3));
    await sendResends(ctx, answering(SENT).gateways);
    const again = await resendMany(ctx, { ...asked, filter: { ...filter, ...shop } as never, dryRun: true });
    expect(again.count).toBe(4);
  });

  test('that were stopped do not leave', async () => {
    await takeLines(
      ctx,
      [1, 2, 3].map((n) => failedLine({ event_id: `stop-${n}`, uid: `72000000-stop-${n}`, shop_id: 7200 })),
    );
    const { batch } = await resendMany(ctx, {
      filter: { ...filter, shopId: 7200 as never },
      perMinute: 1,
      dryRun: false,
    });
    if (batch === null) throw new Error('there is something to send');
    const { gateways, asked } = answering(SENT);
    await sendResends(ctx, gateways);

    const stopped = await stopBatch(ctx, batch.id);
    clock.set(clock.now().add({ minutes: 5 }));
    await sendResends(ctx, gateways);

    expect(asked).toHaveLength(1);
    expect(stopped).toMatchObject({ state: 'stopped', counts: { sent: 1, stopped: 2, waiting: 0 } });
    await expect(stopBatch(ctx, batch.id)).rejects.toMatchObject({ reason: 'batch-over' });
  });

  test('more than fit one batch are counted whole, and the next batch begins with those that none has reached', async () => {
    const many = 5_003;
    const lineOf = (n: number) =>
      failedLine({
        event_id: `past-${n}`,
        uid: `73000000-past-${String(n).padStart(4, '0')}`,
        shop_id: 7300,
        at: NOON.subtract({ hours: 2 }).add({ seconds: n }).toString(),
      });
    for (let from = 0; from < many; from += 1_000)
      await takeLines(
        ctx,
        Array.from({ length: Math.min(1_000, many - from) }, (_, at) => lineOf(from + at)),
      );
    const asked = { filter: { ...filter, shopId: 7300 as never }, perMinute: 300 };
    const start = (dryRun: boolean) => resendMany(ctx, { ...asked, dryRun });

    expect(await start(true)).toEqual({ count: 5_000, total: many, batch: null });
    const first = await start(false);
    expect([first.count, first.total, first.batch?.total]).toEqual([5_000, many, 5_000]);
    await db.write
      .update(deliveryResends)
      .set({ state: 'sent', endedAt: NOON })
      .where(eq(deliveryResends.shopId, ShopId.parse(7300)));

    const next = await start(false);

    const queued = await db.read
      .select({ uid: deliveryResends.uid })
      .from(deliveryResends)
      .where(and(eq(deliveryResends.shopId, ShopId.parse(7300)), eq(deliveryResends.state, 'queued')))
      .orderBy(deliveryResends.id);
    expect([next.count, next.total]).toEqual([5_000, many]);
    expect(queued.slice(0, 3).map(({ uid }) => uid)).toEqual([5000, 5001, 5002].map((n) => `73000000-past-${n}`));
  });

  test('a pause is not made good by a burst', () => {
    expect(paceOf(300, NOON)).toEqual({ count: 5, nextAt: NOON.add({ seconds: 1 }) });
    expect(paceOf(1, NOON)).toEqual({ count: 1, nextAt: NOON.add({ minutes: 1 }) });
  });

  test('nothing leads from an end back to sending', () => {
    expect(
      Object.entries(NEXT)
        .filter(([, next]) => (next as readonly string[]).includes('sending'))
        .map(([from]) => from),
    ).toEqual(['queued']);
    expect((['queued', 'sending'] as const).every(isInFlight)).toBe(true);
    expect((['sent', 'failed', 'unknown', 'stopped'] as const).some(isInFlight)).toBe(false);
  });
});
