import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, union } from 'drizzle-orm/pg-core';
import { builtFor } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
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
  const found = await Promise.all(lookUps.flatMap((lookUp) => ask(ctx, lookUp)));
  return [...new Map(found.flat().map((row) => [row.uid, row])).values()];
}

function ask(ctx: Asker, lookUp: LookUp): Promise<FoundCandidate[]>[] {
  switch (lookUp.by) {
    case 'uid':
      return [byKey(ctx, lookUp.uid)];
    case 'order':
      return [byOrder(ctx, lookUp.order)];
    case 'rrn':
      return [fewWhere(ctx, is(transactions.rrn, lookUp.rrn))];
    case 'auth-code':
      return [fewWhere(ctx, spelt(transactions.authCode, lookUp.authCode))];
    case 'email':
      return [fewWhere(ctx, is(transactions.customerEmail, lookUp.email))];
    case 'phone':
      return [fewWhere(ctx, is(transactions.phoneKey, lookUp.phone))];
    case 'checkout-token':
      return [fewWhere(ctx, is(transactions.checkoutToken, lookUp.checkoutToken))];
    case 'card':
      return [byCard(ctx, lookUp)];
    case 'amount':
      return [newestWhere(ctx, joined(amounts(lookUp), inShops(lookUp.shopIds), within(lookUp.window)))];
    case 'shop':
      return [newestWhere(ctx, joined(inShops(lookUp.shopIds), within(lookUp.window)))];
    case 'window':
      return [newestWhere(ctx, within(lookUp.window))];
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

function byKey(ctx: Asker, uid: string): Promise<FoundCandidate[]> {
  const build = () =>
    ctx.read
      .select(columns)
      .from(transactionKeys)
      .innerJoin(transactions, ofKey)
      .leftJoin(shops, ofShop)
      .leftJoin(merchants, ofMerchant)
      .where(and(eq(transactionKeys.uid, sql.placeholder('uid')), onlyOwnShops(ctx.read, ctx, transactions.shopId)))
      .prepare('candidates by key');
  return runOnce(ctx, 'candidates by key', build, { uid });
}

/** As it was sent, as an ERIP account, or as one of several numbers in one field: three indexes, one question. */
function byOrder(ctx: Asker, order: string): Promise<FoundCandidate[]> {
  const tracked = spelt(transactions.trackingId, order);
  const build = () => {
    const found = union(
      placesWhere(ctx, tracked.where),
      placesWhere(ctx, is(transactions.eripAccount, order).where),
      placesOfOrderValue(ctx),
    ).as('found');
    return ctx.read
      .select(columns)
      .from(found)
      .innerJoin(transactions, and(eq(transactions.uid, found.uid), eq(transactions.partitionAt, found.partitionAt)))
      .leftJoin(shops, ofShop)
      .leftJoin(merchants, ofMerchant)
      .prepare('candidates by order');
  };
  return runOnce(ctx, 'candidates by order', build, { ...tracked.values, value: foldOrder(order) });
}

const place = { uid: transactions.uid, partitionAt: transactions.partitionAt };

const placesWhere = (ctx: Asker, where: SQL | undefined) =>
  ctx.read
    .select(place)
    .from(transactions)
    .where(and(where, onlyOwnShops(ctx.read, ctx, transactions.shopId)))
    .orderBy(desc(unordered(transactions.partitionAt)))
    .limit(MOST_EACH);

function placesOfOrderValue(ctx: Asker) {
  const { uid, partitionAt, value } = transactionOrders;
  return ctx.read
    .select(place)
    .from(transactionOrders)
    .innerJoin(transactions, and(eq(transactions.uid, uid), eq(transactions.partitionAt, partitionAt)))
    .where(and(eq(value, sql.placeholder('value')), onlyOwnShops(ctx.read, ctx, transactions.shopId)))
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
