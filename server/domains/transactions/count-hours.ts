import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { asOneText, textsOf } from '../../platform/one-text.ts';
import { countDays } from './count-days.ts';
import { transactionBinHours, transactionHours, transactions } from './tables.ts';

const t = transactions;

/** Counts these hours again, and the days in which they lie. What did not change is not written; what is no more is deleted. One at a time: hours of one day share its sum. */
export async function countHours(tx: Tx, hours: readonly string[]): Promise<void> {
  if (hours.length === 0) return;
  const given = sql`unnest(${textsOf(asOneText(hours))}::timestamptz[])`;
  await tx.execute(recount(given));
  await tx.execute(recountBins(given));
  await countDays(tx, hours);
}

const inHour = sql`${t.partitionAt} >= given.hour and ${t.partitionAt} < given.hour + interval '1 hour'`;

const recount = (hours: SQL): SQL => sql`
  with fresh as materialized (
    select given.hour, counted.* from ${hours} as given (hour) cross join lateral (
      select coalesce(${t.gatewayId}, '') as gateway_id, coalesce(${t.shopId}, 0) as shop_id,
        coalesce(${t.methodType}, '') as method_type, coalesce(${t.type}, '') as type, coalesce(${t.status}, '') as status,
        coalesce(${t.code}, '') as code, coalesce(${t.currency}, '') as currency, coalesce(${t.test}, false) as test,
        count(*)::int as payments, coalesce(sum(${t.amountMinor}), 0)::bigint as amount_minor,
        coalesce(sum(${t.amountMinor}::float8 * ${t.amountMinor}), 0) as amount_squares,
        coalesce(max(${t.amountMinor}), 0) as greatest_minor
      from ${transactions} where ${inHour}
      group by 1, 2, 3, 4, 5, 6, 7, 8) as counted
  ), written as (
    insert into ${transactionHours} as kept
      (hour, gateway_id, shop_id, method_type, type, status, code, currency, test, payments, amount_minor, amount_squares, greatest_minor)
    select * from fresh
    on conflict (hour, gateway_id, shop_id, method_type, type, status, code, currency, test) do update set
      payments = excluded.payments, amount_minor = excluded.amount_minor,
      amount_squares = excluded.amount_squares, greatest_minor = excluded.greatest_minor
    where (kept.payments, kept.amount_minor, kept.amount_squares, kept.greatest_minor)
      is distinct from (excluded.payments, excluded.amount_minor, excluded.amount_squares, excluded.greatest_minor)
  )
  delete from ${transactionHours} as kept using ${hours} as given (hour)
  where kept.hour = given.hour and not exists (
    select from fresh where fresh.hour = kept.hour and fresh.gateway_id = kept.gateway_id and fresh.shop_id = kept.shop_id
      and fresh.method_type = kept.method_type and fresh.type = kept.type and fresh.status = kept.status
      and fresh.code = kept.code and fresh.currency = kept.currency and fresh.test = kept.test)`;

const recountBins = (hours: SQL): SQL => sql`
  with fresh as materialized (
    select given.hour, counted.* from ${hours} as given (hour) cross join lateral (
      select ${t.cardBin} as bin, count(*)::int as attempts, count(*) filter (where ${t.status} = 'failed')::int as declined
      from ${transactions}
      where ${inHour} and ${t.cardBin} is not null and ${t.type} in ('payment', 'authorization')
        and ${t.status} in ('successful', 'failed') and ${t.test} is not true
      group by 1) as counted
  ), written as (
    insert into ${transactionBinHours} as kept (hour, bin, attempts, declined) select * from fresh
    on conflict (hour, bin) do update set attempts = excluded.attempts, declined = excluded.declined
    where (kept.attempts, kept.declined) is distinct from (excluded.attempts, excluded.declined)
  )
  delete from ${transactionBinHours} as kept using ${hours} as given (hour)
  where kept.hour = given.hour
    and not exists (select from fresh where fresh.hour = kept.hour and fresh.bin = kept.bin)`;
