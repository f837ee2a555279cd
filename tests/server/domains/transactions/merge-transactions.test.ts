import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnowledgeSource, ParsedDocument } from '../../../../server/domains/gateways/contract.ts';
import { transactionsMerged } from '../../../../server/domains/transactions/events.ts';
import { findTransactions, getTransaction, mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { transactionKeys } from '../../../../server/domains/transactions/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TransactionUid } from '../../../../server/kernel/ids.ts';
import { outboxEvents } from '../../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { document, page } from './documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);
let made = 0;
const newUid = () => `uid-${++made}`;
const uidOf = (text: string) => TransactionUid.parse(text);

test('a new transaction is kept with its shop, its document and one event', async () => {
  const uid = newUid();

  const merged = await mergeTransactions(ctx, page([document({ uid, shopId: 4711, merchantNumber: 12 })]));

  const kept = await getTransaction(ctx, uidOf(uid));
  expect(merged).toEqual({ inserted: 1, changed: 0, unchanged: 0 });
  expect(kept).toMatchObject({ uid, shopId: 4711, amount: { minor: 4850, currency: 'BYN' }, status: 'successful' });
  expect(kept.merchantId).not.toBeNull();
  expect(kept.sources).toMatchObject([{ source: 'export', origin: 'source-1' }]);
  const events = await db.read.select().from(outboxEvents);
  expect(
    events.filter((event) => event.type === transactionsMerged.type && JSON.stringify(event.data).includes(uid)),
  ).toHaveLength(1);
});

test.each([
  true,
  false,
])('what every row of a page says the same is kept as it was said: test is %s', async (isTest) => {
  const uid = newUid();

  await mergeTransactions(ctx, page([document({ uid, test: isTest })], 'webhook'));

  expect(await getTransaction(ctx, uidOf(uid))).toMatchObject({ test: isTest });
});

test('a page that is polled again writes nothing', async () => {
  const documents = [document({ uid: newUid() }), document({ uid: newUid() })];
  await mergeTransactions(ctx, page(documents));
  const before = await rowVersions();

  const merged = await mergeTransactions(ctx, page(documents));

  expect(merged).toEqual({ inserted: 0, changed: 0, unchanged: 2 });
  expect(await rowVersions()).toEqual(before);
});

test('a second source fills what the first left out, and the first said stays', async () => {
  const uid = newUid();
  await mergeTransactions(ctx, page([document({ uid, description: 'Tea' })], 'export'));

  await mergeTransactions(ctx, page([document({ uid, rrn: '111111111111', cardLast4: '0000' })], 'webhook'));

  expect(await getTransaction(ctx, uidOf(uid))).toMatchObject({
    description: 'Tea',
    rrn: '111111111111',
    cardLast4: '0000',
    bestSource: 'webhook',
    enrichment: 'done',
  });
});

test('the same transaction twice in a page is one transaction', async () => {
  const uid = newUid();

  const merged = await mergeTransactions(
    ctx,
    page([document({ uid, status: 'pending' }), document({ uid, rrn: '222222222222' })]),
  );

  expect(merged.inserted).toBe(1);
  expect(await getTransaction(ctx, uidOf(uid))).toMatchObject({ status: 'successful', rrn: '222222222222' });
});

test('a transaction without a shop and without times is kept, and finds its shop later', async () => {
  const uid = newUid();
  const bare: ParsedDocument = { transaction: { uid }, document: '{}' };
  await mergeTransactions(ctx, page([bare], 'list'));
  const before = await getTransaction(ctx, uidOf(uid));

  await mergeTransactions(ctx, page([document({ uid, shopId: 363 })], 'look-up'));

  expect(before).toMatchObject({
    shopId: null,
    merchantId: null,
    status: 'unknown',
    at: '2026-11-09T09:00:00.000000Z',
  });
  expect(await getTransaction(ctx, uidOf(uid))).toMatchObject({ shopId: 363, shopName: null, at: before.at });
});

test('sources that write the same moment finer or coarser do not make a second transaction', async () => {
  const uid = newUid();
  await mergeTransactions(ctx, page([document({ uid, createdAt: '2026-10-31T23:59:59.999999Z' })], 'export'));

  await mergeTransactions(ctx, page([document({ uid, createdAt: '2026-11-01T00:00:00.000000Z' })], 'webhook'));

  const rows = await db.read.select({ n: sql<number>`count(*)::int` }).from(sql`transactions`).where(sql`uid = ${uid}`);
  expect(rows).toEqual([{ n: 1 }]);
});

test('moments before the gateway existed and after tomorrow do not choose the partition', async () => {
  const old = newUid();
  const future = newUid();

  await mergeTransactions(
    ctx,
    page([
      document({ uid: old, createdAt: '1970-01-01T00:00:00.000000Z' }),
      document({ uid: future, createdAt: '2099-01-01T00:00:00.000000Z' }),
    ]),
  );

  const found = await findTransactions(db.read, [old, future]);
  expect(found.map(({ at }) => at)).toEqual(['2026-11-09T09:00:00.000000Z', '2026-11-09T09:00:00.000000Z']);
  expect(found.map(({ createdAt }) => createdAt).sort()).toEqual([
    '1970-01-01T00:00:00.000000Z',
    '2099-01-01T00:00:00.000000Z',
  ]);
});

test('text that no database takes does not stop the page', async () => {
  const uid = newUid();
  const hostile = document({
    uid,
    description: 'nul \u0000, separators \u001e\u001f, half a pair \ud83d',
    trackingId: 'x'.repeat(5_000),
  });

  await mergeTransactions(ctx, page([hostile, document({ uid: newUid(), message: 'it\'s; \\N {null} "quoted"' })]));

  const kept = await getTransaction(ctx, uidOf(uid));
  expect(kept.description).toBe('nul  , separators   , half a pair \ufffd');
  expect(await mergeTransactions(ctx, page([hostile]))).toMatchObject({ unchanged: 1 });
});

test('an amount at the edge of exactness is kept exactly', async () => {
  const uid = newUid();

  await mergeTransactions(ctx, page([document({ uid, amountMinor: Number.MAX_SAFE_INTEGER })]));

  expect((await getTransaction(ctx, uidOf(uid))).amount?.minor).toBe(Number.MAX_SAFE_INTEGER);
});

test('the history keeps each status with the moment that it was reached', async () => {
  const uid = newUid();
  const later = clockAt(NOON.add({ hours: 1 }));
  await mergeTransactions(
    ctx,
    page([document({ uid, status: 'pending', updatedAt: '2026-11-08T16:04:31.000000Z' })], 'webhook'),
  );

  await mergeTransactions(
    testContext(db, { clock: later }),
    page([document({ uid, paidAt: '2026-11-08T16:10:00.000000Z' })]),
  );

  expect((await getTransaction(ctx, uidOf(uid))).history).toEqual([
    { status: 'pending', at: '2026-11-08T16:04:31.000000Z', source: 'webhook', heardAt: '2026-11-09T09:00:00.000000Z' },
    {
      status: 'successful',
      at: '2026-11-08T16:10:00.000000Z',
      source: 'export',
      heardAt: '2026-11-09T10:00:00.000000Z',
    },
  ]);
});

test('stored in any order, documents of all sources become the same row', async () => {
  const told: { source: KnowledgeSource; fields: Partial<ParsedDocument['transaction']> }[] = [
    { source: 'list', fields: { status: 'pending' } },
    {
      source: 'export',
      fields: { createdAt: '2026-11-08T16:04:31.120000Z', updatedAt: '2026-11-08T16:04:35.000000Z', reason: 'x' },
    },
    { source: 'report', fields: { status: 'failed', updatedAt: '2026-11-08T16:04:35.500000Z', rrn: '111111111111' } },
    {
      source: 'webhook',
      fields: { createdAt: '2026-11-08T16:04:31.123456Z', cardLast4: '0000', protection: { status: 'failed' } },
    },
    { source: 'look-up', fields: { status: 'failed', cardLast4: '0001', oddities: ['a'] } },
  ];
  const order = fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length });
  const seen = new Set<string>();

  await fc.assert(
    fc.asyncProperty(order, async (shuffled) => {
      const uid = newUid();
      for (const { source, fields } of shuffled)
        await mergeTransactions(ctx, page([document({ uid, trackingId: 'same', ...fields })], source));
      const {
        uid: _uid,
        at: _at,
        sources: _sources,
        attempts: _attempts,
        ...kept
      } = await getTransaction(ctx, uidOf(uid));
      seen.add(JSON.stringify(kept));
    }),
    { numRuns: 30 },
  );

  expect(seen.size, [...seen].join('\n')).toBe(1);
});

test('two connections with the same pages neither wait for each other for ever nor store anything twice', async () => {
  const uids = Array.from({ length: 300 }, newUid);
  const forth = uids.map((uid) => document({ uid, shopId: 900 + (uid.length % 5) }));
  const back = uids.toReversed().map((uid) => document({ uid, shopId: 900 + (uid.length % 5), rrn: '333333333333' }));

  const [a, b, c] = await Promise.all([
    mergeTransactions(testContext(db), page(forth)),
    mergeTransactions(testContext(db), page(back, 'webhook')),
    mergeTransactions(testContext(db), page(forth, 'report')),
  ]);

  const found = await findTransactions(db.read, uids);
  expect(found).toHaveLength(300);
  expect(found.every(({ rrn }) => rrn === '333333333333')).toBe(true);
  expect((a?.inserted ?? 0) + (b?.inserted ?? 0) + (c?.inserted ?? 0)).toBe(300);
});

test('a page that fails before its commit leaves nothing behind, and goes in when it comes again', async () => {
  const documents = [document({ uid: newUid(), shopId: 77_001 }), document({ uid: newUid(), shopId: 77_002 })];
  const uids = documents.map(({ transaction }) => transaction.uid);
  const killed = ctx.change('source.advance', 'source-1', async () => {
    await mergeTransactions(ctx, page(documents));
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  const left = await db.read
    .select()
    .from(transactionKeys)
    .where(sql`uid = any (string_to_array(${uids.join(' ')}, ' '))`);

  const merged = await mergeTransactions(ctx, page(documents));

  expect(left).toEqual([]);
  expect(merged.inserted).toBe(2);
});

test('months are made for what arrives, and nothing lies beside them', async () => {
  await mergeTransactions(ctx, page([document({ uid: newUid(), createdAt: '2024-02-29T12:00:00.000000Z' })]));

  const months = await db.read
    .select({ name: sql<string>`relname` })
    .from(sql`pg_class`)
    .where(sql`relname ~ '^transactions_20'and relkind = 'r'`);
  const strays = await db.read.select({ n: sql<number>`count(*)::int` }).from(sql`transactions_default`);
  expect(months.map(({ name }) => name)).toContain('transactions_2024_02');
  expect(strays).toEqual([{ n: 0 }]);
});

/** Every version of every row: a row that is written or locked gets another. */
async function rowVersions(): Promise<unknown[]> {
  const versions = (table: string) =>
    db.read.select({ at: sql<string>`tableoid || ' ' || ctid || ' ' || xmin || ' ' || xmax` }).from(sql.raw(table));
  return Promise.all(
    ['transaction_keys', 'transactions', 'transaction_documents', 'audit_entries', 'outbox_events'].map(versions),
  );
}
