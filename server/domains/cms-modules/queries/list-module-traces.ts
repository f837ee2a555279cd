import { sql } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { shops } from '../../merchants/tables.ts';
import { transactions } from '../../transactions/tables.ts';

/** What the newest transactions of a shop say of it. */
export interface ModuleTrace {
  shopId: ShopId;
  platform: string | null;
  integration: string | null;
  /** The uid and time of the newest that says what runs. */
  uid: string | null;
  at: Temporal.Instant | null;
  currency: string | null;
  type: string | null;
  /** Whether each of them was a test. */
  test: boolean | null;
  newestUid: string;
  newestAt: Temporal.Instant;
}

/** So many are looked at: a shop whose module says nothing is not searched through to its first day. */
const NEWEST = 30;

/** One line a shop that has transactions. */
export async function listModuleTraces(db: ReadDb): Promise<ModuleTrace[]> {
  const newest = db
    .select({
      uid: transactions.uid,
      at: sql`${transactions.partitionAt}`.as('at'),
      platform: transactions.platform,
      integration: transactions.integration,
      currency: transactions.currency,
      type: transactions.type,
      test: transactions.test,
    })
    .from(transactions)
    .where(sql`${transactions.shopId} = ${shops.id}`)
    .orderBy(sql`${transactions.partitionAt} desc`)
    .limit(NEWEST)
    .as('newest');
  const said = sql`(${newest.platform} is not null or ${newest.integration} is not null)`;
  const first = (column: unknown, filter = sql`true`) =>
    sql<string | null>`(array_agg(${column} order by ${newest.at} desc) filter (where ${filter}))[1]`;
  const told = db
    .select({
      platform: first(newest.platform, said).as('told_platform'),
      integration: first(newest.integration, said).as('told_integration'),
      uid: first(newest.uid, said).as('told_uid'),
      at: sql<string | null>`max(${newest.at}) filter (where ${said})`.as('told_at'),
      currency: first(newest.currency, sql`${newest.currency} is not null`).as('told_currency'),
      type: first(newest.type, sql`${newest.type} in ('payment', 'authorization')`).as('told_type'),
      test: sql<boolean | null>`bool_and(${newest.test})`.as('told_test'),
      newestUid: first(newest.uid).as('newest_uid'),
      newestAt: sql<string | null>`max(${newest.at})`.as('newest_at'),
    })
    .from(newest)
    .as('told');
  const rows = await db
    .select({
      shopId: shops.id,
      platform: told.platform,
      integration: told.integration,
      uid: told.uid,
      at: told.at,
      currency: told.currency,
      type: told.type,
      test: told.test,
      newestUid: told.newestUid,
      newestAt: told.newestAt,
    })
    .from(shops)
    .crossJoinLateral(told);
  return rows.flatMap(({ at, newestAt, newestUid, ...row }) =>
    newestAt === null || newestUid === null
      ? []
      : [{ ...row, newestUid, newestAt: instantOf(newestAt), at: at === null ? null : instantOf(at) }],
  );
}

const instantOf = (text: string) => Temporal.Instant.from(text.replace(' ', 'T'));
