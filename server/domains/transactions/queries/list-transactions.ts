import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { TransactionFilter, TransactionRow } from '../contract.ts';
import { transactions } from '../tables.ts';
import { asTransactionRow, ofMerchant, ofShop, rowColumns } from './transaction-row.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/** Transactions, newest first. */
export async function listTransactions(
  ctx: Asker,
  { after, limit, ...filter }: TransactionFilter & PageRequest,
  timeZone: string,
): Promise<Page<TransactionRow>> {
  const db = ctx.read;
  const rows = await db
    .select(rowColumns)
    .from(transactions)
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant)
    .where(and(fits(db, filter, timeZone), onlyOwnShops(db, ctx, transactions.shopId), isAfter(after)))
    .orderBy(desc(transactions.partitionAt), desc(transactions.uid))
    .limit(limit + 1)
    .prepare('list-transactions')
    .execute();
  return cutPage(rows.map(asTransactionRow), limit, (row) => [row.at, row.uid]);
}

function fits(db: ReadDb, filter: TransactionFilter, timeZone: string): SQL | undefined {
  return and(
    filter.status && inArray(transactions.status, filter.status),
    filter.type && inArray(transactions.type, filter.type),
    filter.shopId && eq(transactions.shopId, filter.shopId),
    filter.merchantId &&
      inArray(
        transactions.shopId,
        db.select({ id: shops.id }).from(shops).where(eq(shops.merchantId, filter.merchantId)),
      ),
    filter.fromDay === undefined ? undefined : gte(transactions.partitionAt, startOf(filter.fromDay, 0, timeZone)),
    filter.toDay === undefined ? undefined : lt(transactions.partitionAt, startOf(filter.toDay, 1, timeZone)),
    isEqual(transactions.currency, filter.currency),
    isEqual(transactions.methodType, filter.methodType),
    isEqual(transactions.code, filter.code),
    filter.test === undefined ? undefined : sql`coalesce(${transactions.test}, false) = ${filter.test}`,
  );
}

const isEqual = (column: PgColumn, value: string | undefined) => (value === undefined ? undefined : eq(column, value));

const startOf = (day: string, daysLater: number, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(timeZone).toInstant();

function isAfter(cursor: string | undefined): SQL | undefined {
  const after = decodeCursor(cursor);
  if (after === undefined) return undefined;
  return sql`(${transactions.partitionAt}, ${transactions.uid}) < (${String(after[0])}::timestamptz, ${String(after[1])}::text)`;
}
