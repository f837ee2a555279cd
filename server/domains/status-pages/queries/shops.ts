import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MerchantId, ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { asOneText, textsOf } from '../../../platform/one-text.ts';
import { shops } from '../../merchants/tables.ts';
import { transactionHours, transactions } from '../../transactions/tables.ts';
import type { IntegrationKind, PaymentSigns } from '../checklist.rules.ts';

/** What the payments of a shop show. */
export interface ShopPayments {
  signs: PaymentSigns;
  /** How it seems to be joined, by its payments alone. */
  kind: Exclude<IntegrationKind, 'module'>;
  /** Platform as a module named it. */
  platform: string | null;
  gatewayIds: string[];
  methods: string[];
}

/** The shops of a merchant: their numbers, and the platform that somebody entered. */
export async function listShopsOf(db: ReadDb, merchantId: MerchantId) {
  return db
    .select({ id: shops.id, cms: shops.cms })
    .from(shops)
    .where(eq(shops.merchantId, merchantId))
    .orderBy(asc(shops.id));
}

/** The latest payments that are looked at one by one. */
const LATEST = 200;

// One row of JSON a shop, read at the border.
const Row = z.object({
  shop: z.coerce.number(),
  live: z.coerce.number(),
  tests: z.coerce.number(),
  lastLiveAt: z.string().nullable(),
  lastTestAt: z.string().nullable(),
  hasRefund: z.boolean(),
  hasLiveBill: z.boolean(),
  gatewayIds: z.array(z.string()),
  methods: z.array(z.string()),
  statuses: z.array(z.string()),
  withoutOrder: z.coerce.number(),
  repeatedOrders: z.coerce.number(),
  hasThreeDs: z.boolean(),
  byPage: z.coerce.number(),
  looked: z.coerce.number(),
  platform: z.string().nullable(),
});

/** What was paid at each shop since `from`: counted from the hours, and from the latest payments what the hours do not say. */
export async function listShopPayments(
  db: ReadDb,
  shopIds: readonly ShopId[],
  from: Temporal.Instant,
): Promise<Map<ShopId, ShopPayments>> {
  if (shopIds.length === 0) return new Map();
  const since = sql`${from.toString()}::timestamptz`;
  const pays = sql.raw(`type in ('payment', 'authorization')`);
  const hourly = sql`(
    select coalesce(sum(payments) filter (where not test and status = 'successful' and ${pays}), 0) as live,
      coalesce(sum(payments) filter (where test and status = 'successful' and ${pays}), 0) as tests,
      max(hour) filter (where not test and status = 'successful' and ${pays}) as live_hour,
      max(hour) filter (where test and status = 'successful' and ${pays}) as test_hour,
      coalesce(bool_or(type = 'refund' and status = 'successful'), false) as has_refund,
      coalesce(bool_or(method_type = 'erip' and not test and status = 'successful'), false) as has_live_bill,
      coalesce(jsonb_agg(distinct gateway_id) filter (where gateway_id <> ''), '[]') as gateways,
      coalesce(jsonb_agg(distinct method_type) filter (where method_type <> ''), '[]') as methods,
      coalesce(jsonb_agg(distinct status) filter (where ${pays}), '[]') as statuses
    from ${transactionHours} h where h.shop_id = s.shop and h.hour >= ${since})`;
  const lastOf = (hour: string, test: boolean) => sql`(
    select to_char(max(partition_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from ${transactions} t
    where t.shop_id = s.shop and t.partition_at >= hours.${sql.raw(hour)}
      and t.partition_at < hours.${sql.raw(hour)} + interval '1 hour'
      and coalesce(t.test, false) = ${sql.raw(String(test))} and t.status = 'successful' and t.${pays})`;
  const latest = sql`(
    select count(*) filter (where status = 'successful' and tracking_id is null) as without_order,
      count(tracking_id) filter (where status = 'successful' and not coalesce(test, false))
        - count(distinct tracking_id) filter (where status = 'successful' and not coalesce(test, false)) as repeated_orders,
      coalesce(bool_or(three_ds_pa = 'Y'), false) as has_three_ds,
      count(checkout_token) as by_page, count(*) as looked, max(platform) as platform
    from (
      select status, test, tracking_id, three_ds_pa, checkout_token, platform from ${transactions} t
      where t.shop_id = s.shop and t.partition_at >= ${since} and t.${pays} and t.best_source in ('look-up', 'webhook')
      order by t.partition_at desc limit ${sql.raw(String(LATEST))}) as each)`;
  const rows = await db
    .select({
      row: sql<unknown>`jsonb_build_object('shop', s.shop, 'live', hours.live, 'tests', hours.tests,
        'lastLiveAt', ${lastOf('live_hour', false)}, 'lastTestAt', ${lastOf('test_hour', true)},
        'hasRefund', hours.has_refund, 'hasLiveBill', hours.has_live_bill,
        'gatewayIds', hours.gateways, 'methods', hours.methods, 'statuses', hours.statuses,
        'withoutOrder', latest.without_order, 'repeatedOrders', latest.repeated_orders, 'hasThreeDs', latest.has_three_ds,
        'byPage', latest.by_page, 'looked', latest.looked, 'platform', latest.platform)`,
    })
    .from(
      sql`unnest(${textsOf(asOneText(shopIds.map(String)))}::integer[]) as s (shop)
        cross join lateral ${hourly} as hours cross join lateral ${latest} as latest`,
    );
  return new Map(rows.map(({ row }) => asPayments(Row.parse(row))));
}

function asPayments(row: z.infer<typeof Row>): [ShopId, ShopPayments] {
  const { shop, gatewayIds, methods, platform, byPage, looked, ...signs } = row;
  return [
    shop as ShopId, // one of those that were asked for
    {
      signs: { ...signs, usesCards: methods.includes('credit_card'), usesBills: methods.includes('erip') },
      kind: looked === 0 ? 'unknown' : byPage > 0 ? 'payment-page' : 'host-to-host',
      platform,
      gatewayIds,
      methods,
    },
  ];
}
