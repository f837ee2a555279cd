import { and, desc, eq, gte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { EndpointId, MerchantId, ShopId } from '../../../kernel/ids.ts';
import type { InstantText } from '../../../kernel/instant-text.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import { actsNextOn } from '../acts-next.rules.ts';
import { type DeliveryDay, type DeliveryEndpoint, EndpointHealth, MOST_COUNTED } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { deliveryDays, deliveryEndpoints, shopNotifications } from '../tables.ts';
import { findLogSpan } from './log-spans.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const columns = {
  endpoint: deliveryEndpoints,
  shopName: shops.name,
  merchantId: merchants.id,
  merchantName: merchants.name,
};

const select = ({ read }: Asker) =>
  read
    .select(columns)
    .from(deliveryEndpoints)
    .leftJoin(shops, eq(shops.id, deliveryEndpoints.shopId))
    .leftJoin(merchants, eq(merchants.id, shops.merchantId));

export interface EndpointFilter {
  health?: EndpointHealth | undefined;
  q: string;
  merchantId?: MerchantId | undefined;
}

/** In order of sickness. */
const rank = sql<number>`array_position(${sql.raw(`array['${EndpointHealth.options.join("','")}']`)}, ${deliveryEndpoints.health})`;
const Cursor = z.tuple([z.number(), z.number(), z.uuid()]);

/** The sickest first, among them those with most failures of the day. */
export async function listEndpoints(
  ctx: Asker,
  { health, q, merchantId, after, limit }: EndpointFilter & PageRequest,
): Promise<Page<DeliveryEndpoint>> {
  const from = Cursor.safeParse(decodeCursor(after)).data;
  const rows = await select(ctx)
    .where(
      and(
        health === undefined ? undefined : eq(deliveryEndpoints.health, health),
        merchantId === undefined ? undefined : eq(shops.merchantId, merchantId),
        matches(q),
        onlyOwnShops(ctx.read, ctx, deliveryEndpoints.shopId),
        from &&
          sql`(${rank}, -${deliveryEndpoints.recentFailed}, ${deliveryEndpoints.id}) > (${from[0]}::int, ${from[1]}::int, ${from[2]}::uuid)`,
      ),
    )
    .orderBy(rank, desc(deliveryEndpoints.recentFailed), deliveryEndpoints.id)
    .limit(limit + 1);
  return cutPage(rows.map(asEndpoint), limit, (row) => [
    EndpointHealth.options.indexOf(row.health) + 1,
    -row.recent.failed,
    row.id,
  ]);
}

/** Every word is in the address, the shop's or the merchant's name, or is the shop's number. */
function matches(q: string): SQL | undefined {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return and(
    ...words.map((word) => {
      const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return or(
        sql`lower(${deliveryEndpoints.address}) like ${like}`,
        sql`lower(${shops.name}) like ${like}`,
        sql`lower(${merchants.name}) like ${like}`,
        /^\d{1,9}$/.test(word) ? sql`${deliveryEndpoints.shopId} = ${Number(word)}` : undefined,
      );
    }),
  );
}

/** One endpoint with what the log covers of it; refuses what the asker may not reach as if it were not there. */
export async function getEndpoint(
  ctx: Asker & Pick<Context, 'clock'>,
  id: EndpointId,
): Promise<DeliveryEndpoint & { known: { from: InstantText; until: InstantText } }> {
  const [row] = await select(ctx).where(
    and(eq(deliveryEndpoints.id, id), onlyOwnShops(ctx.read, ctx, deliveryEndpoints.shopId)),
  );
  if (row === undefined) throw notFound('endpoint');
  const { shopId, firstAt, lastAt } = row.endpoint;
  const span = await findLogSpan(ctx.read, shopId, ctx.clock.now().toString());
  return { ...asEndpoint(row), known: { from: momentText(firstAt), until: span?.heardUntil ?? momentText(lastAt) } };
}

/** The endpoint of a shop that was used last. Not narrowed to anybody's own. */
export async function findEndpointOfShop(ctx: Asker, shopId: ShopId): Promise<DeliveryEndpoint | undefined> {
  const [row] = await select(ctx)
    .where(eq(deliveryEndpoints.shopId, shopId))
    .orderBy(desc(deliveryEndpoints.lastAt))
    .limit(1);
  return row && asEndpoint(row);
}

const DAYS = 90;

/** The days of an endpoint, in order; those without any attempt are left out. */
export async function listDays({ read }: Asker, id: EndpointId, at: Temporal.Instant): Promise<DeliveryDay[]> {
  const from = at
    .subtract({ hours: DAYS * 24 })
    .toString()
    .slice(0, 10);
  return read
    .select({ day: deliveryDays.day, accepted: deliveryDays.accepted, failed: deliveryDays.failed })
    .from(deliveryDays)
    .where(and(eq(deliveryDays.endpointId, id), gte(deliveryDays.day, from)))
    .orderBy(deliveryDays.day);
}

/** Up to a thousand. */
export async function countUndeliveredAt({ read }: Asker, id: EndpointId): Promise<number> {
  const open = read
    .select({ eventId: shopNotifications.eventId })
    .from(shopNotifications)
    .where(and(eq(shopNotifications.endpointId, id), sql`${shopNotifications.acceptedAt} is null`))
    .limit(MOST_COUNTED)
    .as('open');
  const [row] = await read.select({ count: sql<number>`count(*)::int` }).from(open);
  return row?.count ?? 0;
}

type Row = Awaited<ReturnType<typeof select>>[number];

const asEndpoint = ({ endpoint, ...names }: Row): DeliveryEndpoint => ({
  id: endpoint.id,
  shopId: endpoint.shopId,
  ...names,
  address: endpoint.address,
  isSecure: endpoint.isSecure,
  health: endpoint.health,
  since: momentText(endpoint.since),
  topClass: endpoint.topClass,
  actsNext: endpoint.topClass === null || endpoint.health === 'healthy' ? null : actsNextOn(endpoint.topClass),
  recent: { accepted: endpoint.recentAccepted, failed: endpoint.recentFailed },
  lastAt: momentText(endpoint.lastAt),
  lastAcceptedAt: endpoint.lastAcceptedAt && momentText(endpoint.lastAcceptedAt),
});
