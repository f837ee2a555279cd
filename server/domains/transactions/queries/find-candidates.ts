import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, union } from 'drizzle-orm/pg-core';
import { builtFor } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
import { asOneText, isAnyOf } from '../../../platform/one-text.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { LookUp, Window } from '../look-ups.rules.ts';
import { foldOrder } from '../order-values.rules.ts';
import { transactionKeys, transactionOrders, transactions } from '../tables.ts';
import { ofKey, ofMerchant, ofShop, rowColumns } from './transaction-row.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const MOST_EACH = 60;

const columns = {
  ...rowColumns,
  parentUid: transactions.parentUid,
  rrn: transactions.rrn,
  authCode: transactions.authCode,
  cardBin: transactions.cardBin,
  paidAt: transactions.paidAt,
  customerPhone: transactions.customerPhone,
  descriptor: transactions.descriptor,
  checkoutToken: transactions.checkoutToken,
};

export type FoundCandidate = Awaited<ReturnType<typeof fewWhere>>[number];

/** What the look-ups find, once each; every look-up is answered by an index and gives the newest few. */
export async function findCandidates(ctx: Asker, lookUps: readonly LookUp[]): Promise<FoundCandidate[]> {
  const uids = lookUps.flatMap((lookUp) => (lookUp.by === 'uid' ? lookUp.uid : []));
  const orders = lookUps.flatMap((lookUp) => (lookUp.by === 'order' ? lookUp.order : []));
  const found = await Promise.all([
    byKeys(ctx, uids),
    byOrders(ctx, orders),
    ...lookUps.flatMap((lookUp) => ask(ctx, lookUp) ?? []),
  ]);
  return [...new Map(found.flat().map((row) => [row.uid, row])).values()];
}

function ask(ctx: Asker, lookUp: LookUp): Promise<FoundCandidate[]> | undefined {
  switch (lookUp.by) {
    case 'uid':
    case 'order':
      return undefined; // all of them are one question
    case 'rrn':
      return fewWhere(ctx, is(transactions.rrn, lookUp.rrn));
    case 'auth-code':
      return fewWhere(ctx, spelt(transactions.authCode, lookUp.authCode));
    case 'email':
      return fewWhere(ctx, is(transactions.customerEmail, lookUp.email));
    case 'phone':
      return fewWhere(ctx, is(transactions.phoneKey, lookUp.phone));
    case 'checkout-token':
      return fewWhere(ctx, is(transactions.checkoutToken, lookUp.checkoutToken));
    case 'card':
      return byCard(ctx, lookUp);
    case 'amount':
      return newestWhere(ctx, joined(amounts(lookUp), inShops(lookUp.shopIds), within(lookUp.window)));
    case 'shop':
      return byShops(ctx, lookUp);
    case 'window':
      return newestWhere(ctx, within(lookUp.window));
  }
}

/** A condition with placeholders: its name stands for its text, its values fill it. */
interface Condition {
  name: string;
  where: SQL | undefined;
  values: Record<string, string | number>;
}

const NOTHING: Condition = { name: '', where: undefined, values: {} };

const joined = (...parts: Condition[]): Condition => ({
  name: parts.map(({ name }) => name).join(),
  where: and(...parts.map(({ where }) => where)),
  values: Object.assign({}, ...parts.map(({ values }) => values)) as Condition['values'], // a union of such
});

const is = (column: PgColumn, key: string | number): Condition => ({
  name: column.name,
  where: eq(column, sql.placeholder('key')),
  values: { key },
});

/** As written, and in all small or all great letters. */
const spelt = (column: PgColumn, key: string): Condition => ({
  name: `spelt ${column.name}`,
  where: sql`${column} in (${sql.placeholder('key')}, ${sql.placeholder('small')}, ${sql.placeholder('great')})`,
  values: { key, small: key.toLowerCase(), great: key.toUpperCase() },
});

/** A BIN of four to eight digits begins the one that is stored; a range, for a prefix cannot be planned ahead. */
const begins = (bin: string | undefined): Condition =>
  bin === undefined
    ? NOTHING
    : {
        name: 'bin',
        where: and(
          sql`${transactions.cardBin} >= ${sql.placeholder('bin')}`,
          sql`${transactions.cardBin} < ${sql.placeholder('binEnd')}`,
        ),
        values: { bin: bin.slice(0, 6), binEnd: `${bin.slice(0, 6)}:` },
      };

const amounts = ({ from, to }: { from: number; to: number }): Condition =>
  from === to
    ? is(transactions.amountMinor, from)
    : {
        name: 'amounts',
        where: sql`${transactions.amountMinor} between ${sql.placeholder('low')} and ${sql.placeholder('high')}`,
        values: { low: from, high: to },
      };

const inShops = (shopIds: number[] | undefined): Condition => {
  const [only, ...others] = shopIds ?? [];
  if (only === undefined) return NOTHING;
  const values = { shops: others.length === 0 ? only : (shopIds ?? []).join() };
  const where =
    others.length === 0
      ? eq(transactions.shopId, sql.placeholder('shops'))
      : sql`${transactions.shopId} = any (string_to_array(${sql.placeholder('shops')}::text, ',')::integer[])`;
  return { name: others.length === 0 ? 'shop' : 'shops', where, values };
};

const within = (window: Window | undefined): Condition =>
  window === undefined
    ? NOTHING
    : {
        name: 'window',
        where: and(
          gte(transactions.partitionAt, sql.placeholder('from')),
          lt(transactions.partitionAt, sql.placeholder('to')),
        ),
        values: { from: window.from, to: window.to },
      };

/** For keys that many share, under an index that has them in order of time: `(shop_id, partition_at)` and the like. */
const newestWhere = (ctx: Asker, condition: Condition) =>
  candidatesWhere(ctx, condition, transactions.partitionAt, 'newest');

/**
 * For keys that few share. A plan made ahead does not know how few, and would read the index of times backwards until enough
 * fit; what no index orders is looked up by the key and then sorted.
 */
const fewWhere = (ctx: Asker, condition: Condition) =>
  candidatesWhere(ctx, condition, unordered(transactions.partitionAt), 'few');

const unordered = (moment: PgColumn) => sql`${moment} + interval '0'`;

/** Four digits alone are shared by a thousand, and their index has those in order of time; with the BIN they are few. */
function byCard(ctx: Asker, { last4, bin, window }: Extract<LookUp, { by: 'card' }>): Promise<FoundCandidate[]> {
  const card = joined(is(transactions.cardLast4, last4), begins(bin), within(window));
  return bin === undefined ? newestWhere(ctx, card) : fewWhere(ctx, card);
}

function candidatesWhere(ctx: Asker, { name, where, values }: Condition, moment: SQL | PgColumn, order: string) {
  const build = () =>
    selected(ctx.read)
      .where(and(where, onlyOwnShops(ctx.read, ctx, transactions.shopId)))
      .orderBy(desc(moment))
      .limit(MOST_EACH)
      .prepare(`candidates ${order}`);
  return runOnce(ctx, `candidates ${order} ${name}`, build, values);
}

const selected = (db: Asker['read']) =>
  db.select(columns).from(transactions).leftJoin(shops, ofShop).leftJoin(merchants, ofMerchant);

async function byKeys(ctx: Asker, uids: readonly string[]): Promise<FoundCandidate[]> {
  if (uids.length === 0) return [];
  const build = () =>
    ctx.read
      .select(columns)
      .from(transactionKeys)
      .innerJoin(transactions, ofKey)
      .leftJoin(shops, ofShop)
      .leftJoin(merchants, ofMerchant)
      .where(
        and(isAnyOf(transactionKeys.uid, sql.placeholder('uids')), onlyOwnShops(ctx.read, ctx, transactions.shopId)),
      )
      .prepare('candidates by key');
  return runOnce(ctx, 'candidates by key', build, { uids: asOneText(uids) });
}

const place = { uid: transactions.uid, partitionAt: transactions.partitionAt };

const ORDERS = sql`json_to_recordset(${sql.placeholder('asked')}::text::json) as asked (plain text, small text, great text, folded text)`;

/** As they were sent, as ERIP accounts, or as one of several numbers in one field: three indexes for each, one question for all. */
async function byOrders(ctx: Asker, orders: readonly string[]): Promise<FoundCandidate[]> {
  if (orders.length === 0) return [];
  const build = () => {
    const each = union(
      placesWhere(ctx, sql`${transactions.trackingId} in (asked.plain, asked.small, asked.great)`),
      placesWhere(ctx, sql`${transactions.eripAccount} = asked.plain`),
      placesOfOrderValue(ctx, sql`asked.folded`),
    ).as('each');
    return atPlaces(ctx, ORDERS, each).prepare('candidates by order');
  };
  const asked = orders.map((order) => ({
    plain: order,
    small: order.toLowerCase(),
    great: order.toUpperCase(),
    folded: foldOrder(order),
  }));
  return runOnce(ctx, 'candidates by order', build, { asked: JSON.stringify(asked) });
}

const SHOPS = sql`unnest(string_to_array(${sql.placeholder('shops')}::text, ',')::integer[]) as asked (shop)`;

/**
 * The newest of each shop. A list of shops has no order of time in any index: asked for together, shops without payments would
 * have the whole index of times read backwards.
 */
function byShops(ctx: Asker, { shopIds, window }: Extract<LookUp, { by: 'shop' }>): Promise<FoundCandidate[]> {
  const days = within(window);
  const build = () => {
    const each = placesWhere(
      ctx,
      and(sql`${transactions.shopId} = asked.shop`, days.where),
      transactions.partitionAt,
    ).as('each');
    return atPlaces(ctx, SHOPS, each).orderBy(desc(each.partitionAt)).limit(MOST_EACH).prepare('candidates of shops');
  };
  return runOnce(ctx, `candidates of shops ${days.name}`, build, { ...days.values, shops: shopIds.join() });
}

/** The whole rows at the places that are found for each that is asked for. */
const atPlaces = (ctx: Asker, asked: SQL, each: Places) =>
  ctx.read
    .select(columns)
    .from(asked)
    .crossJoinLateral(each)
    .innerJoin(transactions, and(eq(transactions.uid, each.uid), eq(transactions.partitionAt, each.partitionAt)))
    .leftJoin(shops, ofShop)
    .leftJoin(merchants, ofMerchant);

type Places = ReturnType<ReturnType<typeof placesWhere>['as']>;

const placesWhere = (
  ctx: Asker,
  where: SQL | undefined,
  moment: SQL | PgColumn = unordered(transactions.partitionAt),
) =>
  ctx.read
    .select(place)
    .from(transactions)
    .where(and(where, onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .orderBy(desc(moment))
    .limit(MOST_EACH);

function placesOfOrderValue(ctx: Asker, folded: SQL) {
  const { uid, partitionAt, value } = transactionOrders;
  return ctx.read
    .select(place)
    .from(transactionOrders)
    .innerJoin(transactions, and(eq(transactions.uid, uid), eq(transactions.partitionAt, partitionAt)))
    .where(and(eq(value, folded), onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .orderBy(desc(partitionAt))
    .limit(MOST_EACH);
}

function runOnce<Row>(
  ctx: Asker,
  name: string,
  build: () => { execute(values: Record<string, unknown>): Promise<Row[]> },
  values: Condition['values'],
): Promise<Row[]> {
  return builtFor(ctx, name, build).execute(values);
}
