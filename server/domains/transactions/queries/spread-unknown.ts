import { type SQL, sql } from 'drizzle-orm';
import { transactionHours } from '../tables.ts';

/** How far back a shop's known payments say through which gateways its unknown ones went. */
const SHARE_WEEKS = 4;
/** Failed payments are looked up first, so known ones say too much of a gateway that fails: they count where nothing better is known. */
const WEIGHT_OF_OTHERS = '0.001';

/**
 * Hours as they most likely were: live rows of which no source named the gateway are spread over the gateways of the shop's known payments of the
 * same currency and method, in their proportion (one gateway: the whole row). A `from` item with the columns of `transaction_hours`, besides
 *
 * - `gateway_id`: '' only where nothing known of the shop says a gateway;
 * - `share`: how much of `payments`, `amount_minor` and `amount_squares` is taken to be of this gateway: multiply by it for the point estimate;
 *   a row counts whole for the most that can be, and not at all (unless `is_known`) for the least;
 * - `is_known`.
 *
 * `from`, `to`: instants as SQL, half open. `only`: a condition on `h` (hours) that narrows what is read.
 */
export const spreadHours = (stretch: Stretch): SQL => sql`(
  ${knownHours(stretch)} union all ${spreadUnknownHours(stretch)}
)`;

interface Stretch {
  from: SQL;
  to: SQL;
  only?: SQL;
}

const knownHours = ({ from, to, only = sql`true` }: Stretch): SQL => sql`
  select h.hour, h.gateway_id, h.shop_id, h.method_type, h.type, h.status, h.code, h.currency, h.payments, h.amount_minor,
    h.amount_squares, h.greatest_minor, 1::float8 as share, true as is_known
  from ${transactionHours} h
  where h.hour >= ${from} and h.hour < ${to} and not h.test and h.gateway_id <> '' and ${only}`;

/** Of `spreadHours` the rows of which no source named the gateway: a `select` with the same columns. */
export const spreadUnknownHours = ({ from, to, only = sql`true` }: Stretch): SQL => sql`
  select h.hour, coalesce(s.gateway_id, '') as gateway_id, h.shop_id, h.method_type, h.type, h.status, h.code, h.currency, h.payments, h.amount_minor,
    h.amount_squares, h.greatest_minor, coalesce(s.share, 1) as share, false as is_known
  from ${transactionHours} h
  left join (${gatewayShares(to)}) s
    on s.shop_id = h.shop_id and s.currency = h.currency and s.method_type = h.method_type
  where h.hour >= ${from} and h.hour < ${to} and not h.test and h.gateway_id = '' and ${only}`;

/** Of each shop, currency and method the gateways of the last weeks and their shares, which sum to 1. */
const gatewayShares = (until: SQL): SQL => sql`
  select shop_id, currency, method_type, gateway_id, weight / sum(weight) over (partition by shop_id, currency, method_type) as share
  from (
    select shop_id, currency, method_type, gateway_id,
      sum(payments * case status when 'successful' then 1 else ${sql.raw(WEIGHT_OF_OTHERS)} end)::float8 as weight
    from ${transactionHours}
    where hour >= ${until} - interval '${sql.raw(String(SHARE_WEEKS))} weeks' and hour < ${until} and gateway_id <> '' and not test
    group by 1, 2, 3, 4
  ) known`;
