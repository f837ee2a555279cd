import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { asOneText, textsOf } from '../../platform/one-text.ts';
import { transactionDays, transactionHours } from './tables.ts';

/** Sums up again the days in which these counted hours lie. What did not change is not written; what is no more is deleted. */
export async function countDays(tx: Tx, hours: readonly string[]): Promise<void> {
  if (hours.length > 0) await tx.execute(recount(sql`unnest(${textsOf(asOneText(hours))}::timestamptz[])`));
}

const recount = (hours: SQL): SQL => sql`
  with given as (
    select distinct date_trunc('day', hour, 'UTC') as day from ${hours} as some_hours (hour)
  ), fresh as materialized (
    select given.day, counted.* from given cross join lateral (
      select h.gateway_id, case when h.gateway_id = '' then h.shop_id else 0 end as shop_id, h.currency, h.type,
        sum(h.payments)::int as payments, sum(h.amount_minor)::bigint as amount_minor
      from ${transactionHours} h
      where h.hour >= given.day and h.hour < given.day + interval '1 day' and h.status = 'successful' and not h.test
      group by 1, 2, 3, 4) as counted
  ), written as (
    insert into ${transactionDays} as kept (day, gateway_id, shop_id, currency, type, payments, amount_minor) select * from fresh
    on conflict (gateway_id, shop_id, currency, day, type) do update
      set payments = excluded.payments, amount_minor = excluded.amount_minor
    where (kept.payments, kept.amount_minor) is distinct from (excluded.payments, excluded.amount_minor)
  )
  delete from ${transactionDays} as kept using given
  where kept.day = given.day and not exists (
    select from fresh where fresh.day = kept.day and fresh.gateway_id = kept.gateway_id and fresh.shop_id = kept.shop_id
      and fresh.currency = kept.currency and fresh.type = kept.type)`;
