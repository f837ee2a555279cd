import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GatewayTransaction } from '../../../../server/domains/gateways/contract.ts';
import {
  hasStaleHours,
  mergeTransactions,
  recountHours,
  refreshHours,
} from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { rowsRead } from '../../../support/rows-read.ts';
import { document, page } from './documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);
let made = 0;
const newUid = () => `hour-${++made}`;
const heard = (about: Partial<GatewayTransaction>) =>
  mergeTransactions(ctx, page([document({ uid: newUid(), ...about })], 'webhook'));

/** What the hours should hold, asked of the transactions themselves. */
const asCounted = () =>
  db.write.execute(sql`
    select date_trunc('hour', partition_at, 'UTC') as hour, coalesce(gateway_id, '') as gateway_id, coalesce(shop_id, 0) as shop_id,
      coalesce(status, '') as status, coalesce(currency, '') as currency, count(*)::int as payments, sum(amount_minor)::text as amount
    from transactions group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
const asKept = () =>
  db.write.execute(sql`
    select hour, gateway_id, shop_id, status, currency, sum(payments)::int as payments, sum(amount_minor)::text as amount
    from transaction_hours group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);

const daysAsCounted = () =>
  db.write.execute(sql`
    select date_trunc('day', partition_at, 'UTC') as day, coalesce(gateway_id, '') as gateway_id,
      case when coalesce(gateway_id, '') = '' then coalesce(shop_id, 0) else 0 end as shop_id, coalesce(currency, '') as currency,
      coalesce(type, '') as type, count(*)::int as payments, coalesce(sum(amount_minor), 0)::text as amount_minor
    from transactions where status = 'successful' and test is not true group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
const daysAsKept = () =>
  db.write.execute(sql`
    select day, gateway_id, shop_id, currency, type, payments, amount_minor from transaction_days order by 1, 2, 3, 4, 5`);

test('whatever is heard in whatever order, the hours say what the transactions say', async () => {
  const step = fc.record({
    uid: fc.integer({ min: 0, max: 9 }).map((n) => `any-${n}`),
    createdAt: fc.integer({ min: 0, max: 300 }).map((m) => `${NOON.subtract({ minutes: m + 10 })}`),
    status: fc.constantFrom('successful', 'failed', 'pending') as fc.Arbitrary<'successful' | 'failed' | 'pending'>,
    gatewayId: fc.constantFrom(undefined, '31', '32'),
    amountMinor: fc.integer({ min: 1, max: 9_000_000 }),
    updatedAt: fc.integer({ min: 0, max: 500 }).map((s) => `${NOON.add({ seconds: s })}`),
    refreshes: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { refreshes, gatewayId, ...about } of steps) {
        const known = gatewayId === undefined ? about : { ...about, gatewayId };
        await mergeTransactions(ctx, page([document(known)], 'webhook'));
        if (refreshes) await refreshHours(ctx);
      }
      await refreshHours(ctx);
      expect(await asKept()).toEqual(await asCounted());
      expect(await daysAsKept()).toEqual(await daysAsCounted());
    }),
    { numRuns: 25 },
  );
});

test('a payment whose gateway becomes known leaves the row of the unknown one', async () => {
  const uid = newUid();
  const at = { createdAt: '2026-10-01T10:20:00.000000Z', shopId: 77 };
  await mergeTransactions(ctx, page([document({ uid, ...at })], 'list'));
  await refreshHours(ctx);

  await mergeTransactions(ctx, page([document({ uid, ...at, gatewayId: '501' })], 'webhook'));
  await refreshHours(ctx);

  const rows = await db.write.execute(sql`select gateway_id, payments from transaction_hours where shop_id = 77`);
  expect(rows).toEqual([{ gateway_id: '501', payments: 1 }]);
});

test('live attempts are counted by the first six digits of the card, the declined ones apart', async () => {
  const at = { createdAt: '2026-09-01T08:30:00.000000Z', cardBin: '420000' };
  await heard({ ...at });
  await heard({ ...at, status: 'failed' });
  await heard({ ...at, status: 'failed', test: true });
  await heard({ ...at, type: 'refund' });
  await heard({ ...at, status: 'pending' });
  await refreshHours(ctx);

  const rows = await db.write.execute(
    sql`select attempts, declined from transaction_bin_hours where hour = '2026-09-01T08:00:00Z'`,
  );
  expect(rows).toEqual([{ attempts: 2, declined: 1 }]);
});

test('two nodes at it at once count every hour once', async () => {
  for (let hour = 0; hour < 12; hour += 1)
    await heard({ createdAt: `2026-08-0${1 + (hour % 9)}T${10 + hour}:00:00.000000Z` });

  await Promise.all([refreshHours(ctx), refreshHours(ctx), refreshHours(ctx)]);

  expect(await asKept()).toEqual(await asCounted());
  expect(await daysAsKept()).toEqual(await daysAsCounted());
});

test('nothing is to do once all is counted and a minute has passed', async () => {
  await refreshHours(ctx);
  const later = NOON.add({ minutes: 5 });
  await refreshHours(testContext(db, { clock: clockAt(later) }));

  expect(await hasStaleHours(db.read, later)).toBe(false);
  await heardAt(later);
  expect(await hasStaleHours(db.read, later)).toBe(true);
});

const heardAt = (at: Temporal.Instant) =>
  mergeTransactions(
    testContext(db, { clock: clockAt(at) }),
    page([document({ uid: newUid(), createdAt: '2026-11-08T16:04:31.000000Z' })], 'webhook'),
  );

test('a change that was stored long after its stamp is counted at the latest the next night', async () => {
  await refreshHours(ctx);
  const late = testContext(db, { clock: clockAt(NOON.subtract({ hours: 30 })) });
  await mergeTransactions(late, page([document({ uid: newUid(), createdAt: `${NOON.subtract({ hours: 31 })}` })]));
  await refreshHours(ctx);

  await recountHours(ctx);
  await refreshHours(ctx);

  expect(await asKept()).toEqual(await asCounted());
});

test('looking for what changed reads a few pages, not the table', async () => {
  const before = testContext(db, { clock: clockAt(NOON.subtract({ hours: 2000 })) });
  for (let pages = 0; pages < 8; pages += 1)
    await mergeTransactions(
      before,
      page(Array.from({ length: 2_000 }, () => document({ uid: newUid(), createdAt: '2026-07-08T16:04:31.000000Z' }))),
    );
  const at = NOON.add({ minutes: 60 });
  await refreshHours(testContext(db, { clock: clockAt(at) }));
  // What autovacuum does: until then new pages are looked at one by one.
  await db.write.execute(sql`vacuum analyze transactions`);

  const read = await db.write.transaction(async (tx) => {
    for (let times = 0; times < 7; times += 1) await hasStaleHours(tx, at);
    return rowsRead(tx, 'transactions_', () => hasStaleHours(tx, at));
  });
  expect(read).toBeLessThan(3_000);
});
