import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createPartitions, mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { freshDatabase, testContext } from '../../../support/database.ts';
import { document, page } from './documents.ts';

const db = await freshDatabase();
const ctx = testContext(db);

interface Row extends Record<string, unknown> {
  name: string;
}
const names = async (query: ReturnType<typeof sql>) =>
  [...(await db.write.execute<Row>(query))].map(({ name }) => name);

test('this month and those ahead have partitions, once', async () => {
  const first = await createPartitions(ctx, { monthsAhead: 2 });
  const again = await createPartitions(ctx, { monthsAhead: 2 });

  expect(first).toEqual({ created: ['2026-11', '2026-12', '2027-01'], strays: 0 });
  expect(again).toEqual({ created: [], strays: 0 });
});

test('two makers of the same month do not collide', async () => {
  const made = await Promise.all([1, 2, 3].map(() => createPartitions(testContext(db), { monthsAhead: 6 })));

  expect(made.flatMap(({ created }) => created).sort()).toEqual(['2027-02', '2027-03', '2027-04', '2027-05']);
});

test('pages that meet a new month at the same time all go in', async () => {
  const uids = ['a', 'b', 'c', 'd'];
  const pages = uids.map((uid) => page([document({ uid: `month-${uid}`, createdAt: '2025-03-01T00:00:00.000000Z' })]));

  const merged = await Promise.all(pages.map((each) => mergeTransactions(testContext(db), each)));

  expect(merged.map(({ inserted }) => inserted)).toEqual([1, 1, 1, 1]);
});

test('a row that lies in no month is counted', async () => {
  await db.write.execute(sql`
    insert into transactions (uid, partition_at, first_heard_at, changed_at, stamp, best_source)
    values ('stray', '2031-01-01T00:00:00Z', now(), now(), '0', 'list')`);

  const { strays } = await createPartitions(ctx);

  expect(strays).toBe(1);
});

test('every partition has the indexes that the table is planned with', async () => {
  const onParent = await names(
    sql`select indexname as name from pg_indexes where tablename = 'transactions' order by 1`,
  );
  const onMonth = await names(sql`select indexdef as name from pg_indexes where tablename = 'transactions_2026_11'`);

  expect(onParent).toEqual([
    'transactions_amount',
    'transactions_at',
    'transactions_auth_code',
    'transactions_card',
    'transactions_changed',
    'transactions_checkout_token',
    'transactions_email',
    'transactions_erip',
    'transactions_parent',
    'transactions_phone',
    'transactions_rrn',
    'transactions_shop',
    'transactions_tracking',
    'transactions_uid_partition_at_pk',
    'transactions_untold',
  ]);
  expect(onMonth).toHaveLength(onParent.length);
  expect(onMonth.find((each) => each.includes('shop_id'))).toContain('INCLUDE (code, status, amount_minor, currency)');
});

test('text that is looked up is compared byte by byte, in every partition', async () => {
  const others = await names(sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_name ~ '^transaction' and data_type = 'text' and collation_name is distinct from 'C'`);

  expect(others).toEqual([]);
});

test('both partitioned tables are cut by month and have a default partition', async () => {
  const keys = await names(sql`
    select relname || ' ' || pg_get_partkeydef(oid) as name from pg_class where relkind = 'p' order by 1`);
  const defaults = await names(
    sql`select relname as name from pg_class where relname ~ '_default$' and relispartition order by 1`,
  );

  expect(keys).toEqual(['transaction_documents RANGE (partition_at)', 'transactions RANGE (partition_at)']);
  expect(defaults).toEqual(['transaction_documents_default', 'transactions_default']);
});
