import { and, desc, eq, not, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { DeliveryId, EndpointId, TransactionUid } from '../../../kernel/ids.ts';
import { InstantText } from '../../../kernel/instant-text.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import type { Delivery, DeliveryRow, ShopNotification } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { deliveryAttempts, deliveryEndpoints, shopNotifications } from '../tables.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const rowColumns = {
  id: deliveryAttempts.id,
  eventId: deliveryAttempts.eventId,
  n: deliveryAttempts.n,
  uid: deliveryAttempts.uid,
  at: deliveryAttempts.at,
  trigger: deliveryAttempts.trigger,
  service: deliveryAttempts.service,
  class: deliveryAttempts.class,
  errorText: deliveryAttempts.errorText,
  mark: deliveryAttempts.mark,
  httpStatus: deliveryAttempts.httpStatus,
  totalMs: deliveryAttempts.totalMs,
};

const Cursor = z.tuple([InstantText, z.uuid()]);
const isTaken = sql`${deliveryAttempts.class} in ('sent-ok', 'too-slow')`;

/** Attempts at one endpoint, newest first. */
export async function listEndpointDeliveries(
  { read }: Asker,
  id: EndpointId,
  { only, after, limit }: PageRequest & { only: 'all' | 'failed' },
): Promise<Page<DeliveryRow>> {
  const from = Cursor.safeParse(decodeCursor(after)).data;
  const rows = await read
    .select(rowColumns)
    .from(deliveryAttempts)
    .where(
      and(
        eq(deliveryAttempts.endpointId, id),
        only === 'failed' ? not(isTaken) : undefined,
        from && sql`(${deliveryAttempts.at}, ${deliveryAttempts.id}) < (${from[0]}::timestamptz, ${from[1]}::uuid)`,
      ),
    )
    .orderBy(desc(deliveryAttempts.at), desc(deliveryAttempts.id))
    .limit(limit + 1);
  return cutPage(
    rows.map((row) => ({ ...row, at: momentText(row.at) })),
    limit,
    (row) => [row.at, row.id],
  );
}

/** One attempt whole; refuses what the asker may not reach as if it were not there. */
export async function getDelivery(ctx: Asker, id: DeliveryId): Promise<Delivery> {
  const [row] = await listWhole(
    ctx,
    and(eq(deliveryAttempts.id, id), onlyOwnShops(ctx.read, ctx, deliveryAttempts.shopId)),
  );
  if (row === undefined) throw notFound('delivery');
  return row;
}

const MOST_ATTEMPTS = 60;

/** The attempts of all notifications of a payment, oldest first. Not narrowed to anybody's own. */
export async function listDeliveriesOf(ctx: Asker, uid: TransactionUid): Promise<Delivery[]> {
  const events = ctx.read
    .select({ id: shopNotifications.eventId })
    .from(shopNotifications)
    .where(eq(shopNotifications.uid, uid));
  const rows = await listWhole(ctx, sql`${deliveryAttempts.eventId} in ${events}`);
  return rows.reverse();
}

async function listWhole({ read }: Asker, condition: SQL | undefined): Promise<Delivery[]> {
  const rows = await read
    .select()
    .from(deliveryAttempts)
    .where(condition)
    .orderBy(desc(deliveryAttempts.at), desc(deliveryAttempts.n))
    .limit(MOST_ATTEMPTS);
  return rows.map(({ merchantId: _merchant, at, receivedAt, requestHeaders, responseHeaders, ...row }) => ({
    ...row,
    at: momentText(at),
    receivedAt: momentText(receivedAt),
    requestHeaders: headersIn(requestHeaders),
    responseHeaders: headersIn(responseHeaders),
  }));
}

const Headers = z.record(z.string(), z.string());
const headersIn = (text: string | null) => (text === null ? {} : Headers.parse(JSON.parse(text)));

/** The notifications of a payment, oldest first. Not narrowed to anybody's own. */
export async function listNotificationsOf({ read }: Asker, uid: TransactionUid): Promise<ShopNotification[]> {
  const rows = await read
    .select({ notification: shopNotifications, address: deliveryEndpoints.address })
    .from(shopNotifications)
    .innerJoin(deliveryEndpoints, eq(deliveryEndpoints.id, shopNotifications.endpointId))
    .where(eq(shopNotifications.uid, uid))
    .orderBy(shopNotifications.firstAt, shopNotifications.eventId);
  return rows.map(({ notification: one, address }) => ({
    eventId: one.eventId,
    service: one.service,
    state: one.state,
    attempts: one.attempts,
    acceptedAt: one.acceptedAt && momentText(one.acceptedAt),
    next: nextOf(one),
    givesUpAt: one.givesUpAt && momentText(one.givesUpAt),
    endpointId: one.endpointId,
    address,
  }));
}

/** When the next attempt is due. */
export const nextOf = (one: { nextEarliestAt: Temporal.Instant | null; nextLatestAt: Temporal.Instant | null }) =>
  one.nextEarliestAt === null || one.nextLatestAt === null
    ? null
    : { earliest: momentText(one.nextEarliestAt), latest: momentText(one.nextLatestAt) };
