import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { transactionHours } from '../../transactions/tables.ts';
import { usualGateways } from '../tables.ts';

/** So much of what names its terminal has to go through one. */
const NEARLY_ALL = 0.95;

/** Notes anew through which terminal and bank the payments of each shop, currency and method have gone since `from`. */
export async function keepUsualGateways(tx: Tx, from: Temporal.Instant): Promise<void> {
  await tx.delete(usualGateways);
  await tx.execute(sql`
    insert into ${usualGateways} (shop_id, currency, method_type, gateway_id, acquirer_id)
    with used as (
      select h.shop_id, h.currency, h.method_type, h.gateway_id, t.acquirer_id, sum(h.payments) as payments
      from ${transactionHours} h left join ${terminals} t on t.id = h.gateway_id
      where h.hour >= ${from.toString()}::timestamptz and h.gateway_id <> '' and h.shop_id <> 0
        and h.type in ('payment', 'authorization')
      group by 1, 2, 3, 4, 5
    ), one as (
      select distinct on (shop_id, currency, method_type) shop_id, currency, method_type, gateway_id, payments
      from used order by 1, 2, 3, payments desc
    ), banks as (
      select shop_id, currency, method_type, acquirer_id, sum(payments) as payments from used group by 1, 2, 3, 4
    ), bank as (
      select distinct on (shop_id, currency, method_type) shop_id, currency, method_type, acquirer_id, payments
      from banks order by 1, 2, 3, payments desc
    ), whole as (select shop_id, currency, method_type, sum(payments) as payments from used group by 1, 2, 3)
    select shop_id, currency, method_type,
      case when one.payments >= whole.payments * ${NEARLY_ALL}::numeric then one.gateway_id end,
      case when bank.payments >= whole.payments * ${NEARLY_ALL}::numeric then bank.acquirer_id end
    from whole join one using (shop_id, currency, method_type) join bank using (shop_id, currency, method_type)`);
}
