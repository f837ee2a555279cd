import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { InstantText } from '../../../kernel/instant-text.ts';
import { Currency } from '../../../kernel/money.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import { transactionKeys, transactions } from '../../transactions/tables.ts';
import { EndpointHealth, MOST_COUNTED, type Undelivered, type UndeliveredKind } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { deliveryEndpoints, shopNotifications, unsentNotifications } from '../tables.ts';
import { nextOf } from './deliveries.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const Cursor = z.tuple([InstantText, z.string()]);

/** Payments of which their shops do not know by a notification, newest first. */
export async function listUndelivered(
  ctx: Asker,
  { kind, after, limit }: PageRequest & { kind: UndeliveredKind },
): Promise<Page<Undelivered>> {
  const from = Cursor.safeParse(decodeCursor(after)).data;
  const items =
    kind === 'unsent' ? await listUnsent(ctx, from, limit + 1) : await listFailed(ctx, kind, from, limit + 1);
  return cutPage(items, limit, (row) => [row.at, row.eventId ?? row.uid ?? '']);
}

type From = z.infer<typeof Cursor> | undefined;

const ofPayment = {
  amountMinor: transactions.amountMinor,
  currency: transactions.currency,
  shopName: shops.name,
  merchantId: merchants.id,
  merchantName: merchants.name,
};

async function listFailed(
  ctx: Asker,
  kind: 'unanswered' | 'failed',
  from: From,
  count: number,
): Promise<Undelivered[]> {
  const rows = await ctx.read
    .select({ notification: shopNotifications, ...ofPayment })
    .from(shopNotifications)
    .leftJoin(transactionKeys, eq(transactionKeys.uid, shopNotifications.uid))
    .leftJoin(transactions, ofKey)
    .leftJoin(shops, eq(shops.id, shopNotifications.shopId))
    .leftJoin(merchants, eq(merchants.id, shops.merchantId))
    .where(
      and(
        isOpen(kind),
        onlyOwnShops(ctx.read, ctx, shopNotifications.shopId),
        isAfter(from, shopNotifications.lastAt, shopNotifications.eventId),
      ),
    )
    .orderBy(desc(shopNotifications.lastAt), desc(shopNotifications.eventId))
    .limit(count);
  return rows.map(({ notification: one, amountMinor, currency, ...names }) => ({
    kind,
    uid: one.uid,
    eventId: one.eventId,
    shopId: one.shopId,
    ...names,
    at: momentText(one.lastAt),
    amount: amountOf(amountMinor, currency),
    class: one.lastClass,
    attempts: one.attempts,
    state: one.state,
    next: nextOf(one),
  }));
}

async function listUnsent(ctx: Asker, from: From, count: number): Promise<Undelivered[]> {
  const rows = await ctx.read
    .select({ unsent: unsentNotifications, ...ofPayment })
    .from(unsentNotifications)
    .leftJoin(transactionKeys, eq(transactionKeys.uid, unsentNotifications.uid))
    .leftJoin(transactions, ofKey)
    .leftJoin(shops, eq(shops.id, unsentNotifications.shopId))
    .leftJoin(merchants, eq(merchants.id, shops.merchantId))
    .where(
      and(
        isNull(unsentNotifications.closedAt),
        onlyOwnShops(ctx.read, ctx, unsentNotifications.shopId),
        isAfter(from, unsentNotifications.finalAt, unsentNotifications.uid),
      ),
    )
    .orderBy(desc(unsentNotifications.finalAt), desc(unsentNotifications.uid))
    .limit(count);
  return rows.map(({ unsent, amountMinor, currency, ...names }) => ({
    kind: 'unsent',
    uid: unsent.uid,
    eventId: null,
    shopId: unsent.shopId,
    ...names,
    at: momentText(unsent.finalAt),
    amount: amountOf(amountMinor, currency),
    class: null,
    attempts: 0,
    state: null,
    next: null,
  }));
}

const ofKey = and(eq(transactions.uid, transactionKeys.uid), eq(transactions.partitionAt, transactionKeys.partitionAt));

/** Not accepted: with an answer, or without any. */
const isOpen = (kind: 'unanswered' | 'failed') =>
  sql`${shopNotifications.acceptedAt} is null and ${shopNotifications.lastHttpStatus} ${sql.raw(kind === 'failed' ? 'is not null' : 'is null')}`;

const isAfter = (from: From, at: PgColumn, id: PgColumn): SQL | undefined =>
  from && sql`(${at}, ${id}) < (${from[0]}::timestamptz, ${from[1]}::text)`;

function amountOf(minor: number | null, currency: string | null): Undelivered['amount'] {
  const known = Currency.safeParse(currency);
  return minor === null || !known.success ? null : { minor, currency: known.data };
}

/** How many of each; counting ends at a thousand. */
export async function countDeliveries(ctx: Asker): Promise<{
  endpoints: Record<EndpointHealth, number>;
  undelivered: Record<UndeliveredKind, number>;
}> {
  const byHealth = await ctx.read
    .select({ health: deliveryEndpoints.health, count: sql<number>`count(*)::int` })
    .from(deliveryEndpoints)
    .where(onlyOwnShops(ctx.read, ctx, deliveryEndpoints.shopId))
    .groupBy(deliveryEndpoints.health);
  const own = onlyOwnShops(ctx.read, ctx, shopNotifications.shopId);
  const [unanswered, failed] = await Promise.all(
    (['unanswered', 'failed'] as const).map((kind) => {
      const some = ctx.read
        .select({ one: shopNotifications.eventId })
        .from(shopNotifications)
        .where(and(isOpen(kind), own))
        .limit(MOST_COUNTED);
      return countOf(ctx, some.as('open'));
    }),
  );
  const unsent = ctx.read
    .select({ one: unsentNotifications.uid })
    .from(unsentNotifications)
    .where(and(isNull(unsentNotifications.closedAt), onlyOwnShops(ctx.read, ctx, unsentNotifications.shopId)))
    .limit(MOST_COUNTED);
  const count = new Map(byHealth.map((row) => [row.health, row.count]));
  return {
    endpoints: recordOf(EndpointHealth.options, (health) => count.get(health) ?? 0),
    undelivered: {
      unsent: await countOf(ctx, unsent.as('open')),
      unanswered: unanswered ?? 0,
      failed: failed ?? 0,
    },
  };
}

async function countOf(
  { read }: Asker,
  rows: Parameters<ReturnType<Asker['read']['select']>['from']>[0],
): Promise<number> {
  const [row] = await read.select({ count: sql<number>`count(*)::int` }).from(rows);
  return row?.count ?? 0;
}

const recordOf = <Key extends string>(keys: readonly Key[], of: (key: Key) => number): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, number>; // every key is there
