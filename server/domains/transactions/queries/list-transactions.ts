import { and, asc, desc, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { cutPage, decodeCursor, encodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { InstantText } from '../../gateways/contract.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { TransactionFilter, TransactionRow } from '../contract.ts';
import { instantText } from '../partition.rules.ts';
import { transactions } from '../tables.ts';
import { asTransactionRow, ofMerchant, ofShop, rowColumns } from './transaction-row.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>;

/** Transactions, newest first. */
export async function listTransactions(
  ctx: Asker,
  { after, limit, ...filter }: TransactionFilter & PageRequest,
  timeZone: string,
): Promise<Page<TransactionRow>> {
  const condition = and(fits(filter, timeZone), isAfter(after));
  const isNarrow = filter.shopId !== undefined || filter.merchantId !== undefined || ctx.reach === 'own';
  if (isNarrow) return pageOf(await newestOfShops(ctx, filter, condition, limit + 1), limit);
  if (filter.fromDay !== undefined || !isSelective(filter))
    return pageOf(await newest(ctx.read, condition, limit + 1), limit);
  return searchBack(ctx, condition, placeOf(after), limit);
}

const pageOf = (rows: Awaited<ReturnType<typeof newest>>, limit: number): Page<TransactionRow> =>
  cutPage(rows.map(asTransactionRow), limit, (row) => [row.at, row.uid]);

const isSelective = ({ status, type, currency, methodType, code, test }: TransactionFilter) =>
  [status, type, currency, methodType, code, test].some((value) => value !== undefined);

const FIRST_STRETCH_DAYS = 31;
const PATIENCE_MS = 1_000;

/**
 * What no index holds is looked for stretch by stretch, each twice as long as the one before. When patience ends before the page
 * is full, what was found is answered, and `next` goes on from there.
 */
async function searchBack(
  ctx: Asker,
  condition: SQL | undefined,
  start: InstantText | undefined,
  limit: number,
): Promise<Page<TransactionRow>> {
  const began = performance.now();
  const oldest = await findOldest(ctx.read);
  const rows: Awaited<ReturnType<typeof newest>> = [];
  let to = start === undefined ? undefined : Temporal.Instant.from(start);
  let days = FIRST_STRETCH_DAYS;
  while (oldest !== undefined) {
    const from = (to ?? ctx.clock.now()).subtract({ hours: 24 * days });
    const stretch = and(condition, gte(transactions.partitionAt, from), to && lte(transactions.partitionAt, to));
    rows.push(...(await newest(ctx.read, stretch, limit + 1 - rows.length)));
    if (rows.length > limit || Temporal.Instant.compare(from, oldest) <= 0) break;
    // Just before `from`, which is taken: the smallest step that the database knows.
    to = from.subtract({ microseconds: 1 });
    days *= 2;
    if (performance.now() - began > PATIENCE_MS)
      return { ...pageOf(rows, limit), next: encodeCursor([instantText(from), '']) };
  }
  return pageOf(rows, limit);
}

async function findOldest(db: ReadDb): Promise<Temporal.Instant | undefined> {
  const [row] = await db
    .select({ at: transactions.partitionAt })
    .from(transactions)
    .orderBy(asc(transactions.partitionAt))
    .limit(1)
    .prepare('oldest-transaction')
    .execute();
  return row?.at;
}

function newest(db: ReadDb, condition: SQL | undefined, count: number) {
  return db
    .select(rowColumns)
    .from(transactions)
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant)
    .where(condition)
    .orderBy(desc(transactions.partitionAt), desc(transactions.uid))
    .limit(count)
    .prepare('list-transactions')
    .execute();
}

/** The newest of each shop, then the newest of those: a quiet merchant among millions of others' payments is found at once. */
function newestOfShops(ctx: Asker, filter: TransactionFilter, condition: SQL | undefined, count: number) {
  const db = ctx.read;
  const { shopName: _shop, merchantId: _merchant, merchantName: _name, ...ofTransaction } = rowColumns;
  const each = db
    .select(ofTransaction)
    .from(transactions)
    .where(and(eq(transactions.shopId, shops.id), condition))
    .orderBy(desc(transactions.partitionAt), desc(transactions.uid))
    .limit(count)
    .as('each');
  return db
    .select({
      uid: each.uid,
      partitionAt: each.partitionAt,
      createdAt: each.createdAt,
      type: each.type,
      status: each.status,
      code: each.code,
      amountMinor: each.amountMinor,
      currency: each.currency,
      test: each.test,
      methodType: each.methodType,
      cardBrand: each.cardBrand,
      cardLast4: each.cardLast4,
      trackingId: each.trackingId,
      customerEmail: each.customerEmail,
      shopId: each.shopId,
      shopName: shops.name,
      merchantId: merchants.id,
      merchantName: merchants.name,
    })
    .from(shops)
    .innerJoin(merchants, ofMerchant)
    .crossJoinLateral(each)
    .where(
      and(
        filter.shopId === undefined ? undefined : eq(shops.id, filter.shopId),
        filter.merchantId === undefined ? undefined : eq(shops.merchantId, filter.merchantId),
        onlyOwnShops(db, ctx, shops.id),
      ),
    )
    .orderBy(desc(each.partitionAt), desc(each.uid))
    .limit(count)
    .prepare('list-transactions-of-shops')
    .execute();
}

function fits(filter: TransactionFilter, timeZone: string): SQL | undefined {
  return and(
    filter.status && inArray(transactions.status, filter.status),
    filter.type && inArray(transactions.type, filter.type),
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

/** A cursor that is none starts the list again. */
function isAfter(cursor: string | undefined): SQL | undefined {
  const at = placeOf(cursor);
  if (at === undefined) return undefined;
  const uid = String(decodeCursor(cursor)?.[1] ?? '');
  return sql`(${transactions.partitionAt}, ${transactions.uid}) < (${at}::timestamptz, ${uid}::text)`;
}

const placeOf = (cursor: string | undefined): InstantText | undefined =>
  InstantText.safeParse(decodeCursor(cursor)?.[0]).data;
