import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ShopId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, textsOf } from '../../../platform/one-text.ts';
import { DeliveryDay, EndpointHealth, type ShopDeliveryHealth } from '../contract.ts';
import { storedMoment } from '../moment-text.ts';
import { deliveryDays, deliveryEndpoints } from '../tables.ts';

const Moment = z.string().transform(storedMoment);
const Row = z.object({
  shopId: z.number(),
  endpoints: z.array(z.object({ health: EndpointHealth, since: Moment, lastAcceptedAt: Moment.nullable() })).nullable(),
  days: z.array(DeliveryDay).nullable(),
});

const DAYS = 90;

/** How these shops take their notifications: each as sick as its sickest endpoint that is in use. One statement for all. */
export async function listShopDeliveryHealth(
  db: ReadDb,
  shopIds: readonly ShopId[],
): Promise<Map<ShopId, ShopDeliveryHealth>> {
  if (shopIds.length === 0) return new Map();
  const rows = await statement(db).execute({ shopIds: asOneText(shopIds.map(String)) });
  return new Map(
    rows.map((row) => {
      const { shopId, endpoints, days } = Row.parse(row);
      return [shopId as ShopId, healthOf(endpoints ?? [], days ?? [])]; // a number that was asked for
    }),
  );
}

const statement = (db: ReadDb) =>
  builtOnce(db, 'shop-delivery-health', () =>
    db
      .select({
        shopId: sql<number>`asked.shop_id`,
        endpoints: sql<unknown>`endpoints.list`,
        days: sql<unknown>`days.list`,
      })
      .from(sql`(select distinct id::int as shop_id from unnest(${textsOf(sql.placeholder('shopIds'))}) as given (id)) as asked
        left join lateral (
          select json_agg(json_build_object('health', e.health, 'since', e.since, 'lastAcceptedAt', e.last_accepted_at)
            order by e.last_at desc) as list
          from ${deliveryEndpoints} e where e.shop_id = asked.shop_id
            and e.last_at >= (select max(last_at) - interval '3 days' from ${deliveryEndpoints} m where m.shop_id = asked.shop_id)
        ) endpoints on true
        left join lateral (
          select json_agg(json_build_object('day', one.day, 'accepted', one.accepted, 'failed', one.failed) order by one.day) as list
          from (
            select d.day, sum(d.accepted)::int as accepted, sum(d.failed)::int as failed
            from ${deliveryEndpoints} e join ${deliveryDays} d on d.endpoint_id = e.id
            where e.shop_id = asked.shop_id group by d.day order by d.day desc limit ${sql.raw(String(DAYS))}
          ) one
        ) days on true`)
      .prepare('shop-delivery-health'),
  );

type Found = z.infer<typeof Row>;

function healthOf(endpoints: NonNullable<Found['endpoints']>, days: DeliveryDay[]): ShopDeliveryHealth {
  const accepted = endpoints.flatMap(({ lastAcceptedAt }) => lastAcceptedAt ?? []).sort();
  // The enumeration is in order of sickness.
  const [worst] = [...endpoints].sort(
    (a, b) => EndpointHealth.options.indexOf(a.health) - EndpointHealth.options.indexOf(b.health),
  );
  return {
    health: worst?.health ?? 'no-log',
    since: worst?.since ?? null,
    lastAcceptedAt: accepted.at(-1) ?? null,
    days,
  };
}
