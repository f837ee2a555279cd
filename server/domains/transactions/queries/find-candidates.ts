import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { ShopId, TransactionUid } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import { isAnyOf } from '../columnar.ts';
import type { LookUp, Window } from '../look-ups.rules.ts';
import { foldOrder } from '../order-values.rules.ts';
import { transactionKeys, transactionOrders, transactions } from '../tables.ts';
import { ofKey, ofMerchant, ofShop, rowColumns } from './transaction-row.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach' | 'clock'>;

const MOST_EACH = 60;

const columns = {
  ...rowColumns,
  rrn: transactions.rrn,
  authCode: transactions.authCode,
  cardBin: transactions.cardBin,
  paidAt: transactions.paidAt,
  customerPhone: transactions.customerPhone,
  descriptor: transactions.descriptor,
  checkoutToken: transactions.checkoutToken,
};

export type FoundCandidate = Awaited<ReturnType<typeof candidatesWhere>>[number];

/** What the look-ups find, once each; every look-up is answered by an index and gives the newest few. */
export async function findCandidates(ctx: Asker, lookUps: readonly LookUp[]): Promise<FoundCandidate[]> {
  const found = await Promise.all(lookUps.flatMap((lookUp) => ask(ctx, lookUp)));
  return [...new Map(found.flat().map((row) => [row.uid, row])).values()];
}

function ask(ctx: Asker, lookUp: LookUp): Promise<FoundCandidate[]>[] {
  const { trackingId, rrn, authCode, customerEmail, checkoutToken, cardLast4, cardBin, eripAccount, phoneKey } = transactions;
  switch (lookUp.by) {
    case 'uid':
      return [byKey(ctx, eq(transactionKeys.uid, asUid(lookUp.uid)))];
    case 'order':
      return [
        fewWhere(ctx, isAnyOf(trackingId, spellings(lookUp.order))),
        fewWhere(ctx, eq(eripAccount, lookUp.order)),
        byOrderValue(ctx, foldOrder(lookUp.order)),
      ];
    case 'rrn':
      return [fewWhere(ctx, eq(rrn, lookUp.rrn))];
    case 'auth-code':
      return [fewWhere(ctx, isAnyOf(authCode, spellings(lookUp.authCode)))];
    case 'email':
      return [fewWhere(ctx, eq(customerEmail, lookUp.email))];
    case 'phone':
      return [fewWhere(ctx, eq(phoneKey, lookUp.phone))];
    case 'checkout-token':
      return [fewWhere(ctx, eq(checkoutToken, lookUp.checkoutToken))];
    case 'card':
      return [newestOfCard(ctx, and(eq(cardLast4, lookUp.last4), begins(cardBin, lookUp.bin)), lookUp.window)];
    case 'amount':
      return [newestWhere(ctx, and(amounts(lookUp), inShops(lookUp.shopIds), within(lookUp.window)))];
    case 'shop':
      return [newestWhere(ctx, and(inShops(lookUp.shopIds), within(lookUp.window)))];
    case 'window':
      return [newestWhere(ctx, within(lookUp.window))];
  }
}

const asUid = (uid: string) => uid as TransactionUid; // looked up only: a uid that is none finds nothing

/** As written, and in all small or all great letters. */
const spellings = (text: string): string[] => [...new Set([text, text.toLowerCase(), text.toUpperCase()])];

const within = (window: Window | undefined): SQL | undefined =>
  window === undefined
    ? undefined
    : and(
        gte(transactions.partitionAt, Temporal.Instant.from(window.from)),
        lt(transactions.partitionAt, Temporal.Instant.from(window.to)),
      );

const inShops = (shopIds: number[] | undefined): SQL | undefined => {
  const [only, ...others] = (shopIds ?? []).map((id) => id as ShopId); // compared only
  if (only === undefined) return undefined;
  return others.length === 0 ? eq(transactions.shopId, only) : inArray(transactions.shopId, [only, ...others]);
};

const amounts = ({ from, to }: { from: number; to: number }): SQL | undefined =>
  from === to
    ? eq(transactions.amountMinor, from)
    : and(gte(transactions.amountMinor, from), sql`${transactions.amountMinor} <= ${to}::bigint`);

/** A BIN of four to eight digits begins the one that is stored; a range, for a prefix cannot be planned ahead. */
const begins = (column: typeof transactions.cardBin, start: string | undefined): SQL | undefined =>
  start === undefined ? undefined : and(gte(column, start.slice(0, 6)), lt(column, `${start.slice(0, 6)}:`));

/** For keys that many share, under an index that has them in order of time: `(shop_id, partition_at)` and the like. */
const newestWhere = (ctx: Asker, condition: SQL | undefined) => candidatesWhere(ctx, condition, transactions.partitionAt);

/**
 * For keys that few share. A plan made ahead does not know how few, and would read the index of times backwards until enough
 * fit; what no index orders is looked up by the key and then sorted.
 */
const fewWhere = (ctx: Asker, condition: SQL | undefined) =>
  candidatesWhere(ctx, condition, sql`${transactions.partitionAt} + interval '0'`);

async function candidatesWhere(ctx: Asker, condition: SQL | undefined, moment: SQL | typeof transactions.partitionAt) {
  return ctx.read
    .select(columns)
    .from(transactions)
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant)
    .where(and(condition, onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .orderBy(desc(moment))
    .limit(MOST_EACH)
    .prepare('candidates')
    .execute();
}

const RECENT_DAYS = 60;

/** A thousand payments share four digits, and no index has them in order of time: recent months first, the rest when those hold too few. */
async function newestOfCard(ctx: Asker, card: SQL | undefined, window: Window | undefined): Promise<FoundCandidate[]> {
  if (window !== undefined) return fewWhere(ctx, and(card, within(window)));
  const from = ctx.clock.now().subtract({ hours: 24 * RECENT_DAYS });
  const recent = await fewWhere(ctx, and(card, gte(transactions.partitionAt, from)));
  return recent.length < MOST_EACH ? fewWhere(ctx, card) : recent;
}

async function byKey(ctx: Asker, condition: SQL): Promise<FoundCandidate[]> {
  return ctx.read
    .select(columns)
    .from(transactionKeys)
    .innerJoin(transactions, ofKey)
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant)
    .where(and(condition, onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .prepare('by-key')
    .execute();
}

async function byOrderValue(ctx: Asker, value: string): Promise<FoundCandidate[]> {
  return ctx.read
    .select(columns)
    .from(transactionOrders)
    .innerJoin(
      transactions,
      and(eq(transactions.uid, transactionOrders.uid), eq(transactions.partitionAt, transactionOrders.partitionAt)),
    )
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant)
    .where(and(eq(transactionOrders.value, value), onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .limit(MOST_EACH)
    .prepare('by-order-value')
    .execute();
}
