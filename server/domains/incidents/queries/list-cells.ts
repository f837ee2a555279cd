import { and, gte, inArray, lt, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { shops } from '../../merchants/tables.ts';
import { transactions } from '../../transactions/tables.ts';
import type { Cell } from '../detection/explain.rules.ts';
import { FAILURE_CODES } from '../detection/failures.facts.ts';
import { usualGateways } from '../tables.ts';

/** A payment of the window with its code, for the figures of an incident. */
export interface CodedCell extends Cell {
  code: string | null;
}

const { status, code } = transactions;
const CODES = sql.raw([...FAILURE_CODES].map((each) => `'${each}'`).join());
/** A literal list: a plan made ahead knows it. */
export const isFailed = sql`(${status} = 'error' or ${code} in (${CODES}))`;

/** Live payments of whole minutes `[from, to)` that came to an end, counted by everything that may explain them. */
export async function listCells(db: ReadDb, from: Temporal.Instant, to: Temporal.Instant): Promise<CodedCell[]> {
  const build = () =>
    db
      .select({
        minute: sql<number>`floor(extract(epoch from ${transactions.partitionAt} - ${sql.placeholder('from')}::timestamptz) / 60)::int`,
        gateway: sql<string | null>`coalesce(${transactions.gatewayId}, ${usualGateways.gatewayId})`,
        acquirer: sql<string | null>`coalesce(${terminals.acquirerId}, ${usualGateways.acquirerId})::text`,
        merchant: shops.merchantId,
        method: transactions.methodType,
        bin: sql<string | null>`left(${transactions.cardBin}, 6)`,
        code,
        attempts: sql<number>`count(*)::int`,
        declined: sql<number>`(count(*) filter (where ${status} <> 'successful'))::int`,
        failed: sql<number>`(count(*) filter (where ${status} <> 'successful' and ${isFailed}))::int`,
      })
      .from(transactions)
      .leftJoin(
        usualGateways,
        sql`${transactions.gatewayId} is null and ${usualGateways.shopId} = ${transactions.shopId}
          and ${usualGateways.currency} = ${transactions.currency} and ${usualGateways.methodType} = ${transactions.methodType}`,
      )
      .leftJoin(terminals, sql`${terminals.id} = ${transactions.gatewayId}`)
      .leftJoin(shops, sql`${shops.id} = ${transactions.shopId}`)
      .where(
        and(
          gte(transactions.partitionAt, sql.placeholder('from')),
          lt(transactions.partitionAt, sql.placeholder('to')),
          sql`${transactions.test} is not true`,
          inArray(transactions.type, ['payment', 'authorization']),
          inArray(status, ['successful', 'failed', 'error']),
        ),
      )
      .groupBy(...[1, 2, 3, 4, 5, 6, 7].map((place) => sql.raw(String(place))))
      .prepare('incident-cells');
  return builtOnce(db, 'incident-cells', build).execute({ from: from.toString(), to: to.toString() });
}
