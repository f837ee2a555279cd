import { type SQL, sql } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { terminals } from '../../acquirers/tables.ts';
import { shops } from '../../merchants/tables.ts';
import { transactionBinHours, transactionHours } from '../../transactions/tables.ts';
import type { ScopeKind } from '../contract.ts';
import { FAILURE_CODES } from '../detection/failures.facts.ts';
import type { HourCount } from '../detection/norm.rules.ts';
import { usualGateways } from '../tables.ts';

export interface SeriesHours {
  id: string;
  hours: HourCount[];
}

const CODES = sql.raw([...FAILURE_CODES].map((each) => `'${each}'`).join());
/** A series with fewer has no norm of its own. */
const FEWEST = 50;

/** The hours `[from, to)` of every series of a kind, from the counted hours; `all` is the whole provider as one. */
export async function listSeriesHours(
  db: ReadDb,
  kind: ScopeKind | 'all',
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<SeriesHours[]> {
  const hourly = kind === 'bin' ? binHours(from, to) : hoursBy(ID[kind], from, to);
  const rows = await db
    .select({
      id: sql<string>`hourly.id`,
      said: sql<string>`string_agg((extract(epoch from hourly.at) / 3600)::bigint || ',' || hourly.attempts || ','
        || hourly.declined || ',' || hourly.failed, ' ' order by hourly.at)`,
    })
    .from(hourly)
    .where(sql`hourly.id is not null and hourly.id <> ''`)
    .groupBy(sql`hourly.id`)
    .having(sql`sum(hourly.attempts) >= ${FEWEST}`);
  return rows.map(({ id, said }) => ({ id, hours: said.split(' ').map(readHour) }));
}

/** `hour,attempts,declined,failed`: thousands of hours as one value, where rows would cost more than they say. */
function readHour(text: string): HourCount {
  const [at = 0, attempts = 0, declined = 0, failed = 0] = text.split(',').map(Number);
  return { hour: at, attempts, declined, failed };
}

const ID: Record<Exclude<ScopeKind, 'bin'> | 'all', SQL<string>> = {
  all: sql`'*'`,
  gateway: sql`coalesce(nullif(${transactionHours.gatewayId}, ''), ${usualGateways.gatewayId})`,
  method: sql`${transactionHours.methodType}`,
  acquirer: sql`coalesce(${terminals.acquirerId}, ${usualGateways.acquirerId})::text`,
  merchant: sql`${shops.merchantId}::text`,
};

const hoursBy = (id: SQL, from: Temporal.Instant, to: Temporal.Instant): SQL => {
  const { hour, status, payments, code, type, test, gatewayId, shopId, currency, methodType } = transactionHours;
  return sql`(
    select ${id} as id, ${hour} as at, sum(${payments}) as attempts,
      coalesce(sum(${payments}) filter (where ${status} <> 'successful'), 0) as declined,
      coalesce(sum(${payments}) filter (where ${status} = 'error' or ${status} <> 'successful' and ${code} in (${CODES})), 0)
        as failed
    from ${transactionHours}
    left join ${usualGateways} on ${gatewayId} = '' and ${usualGateways.shopId} = ${shopId}
      and ${usualGateways.currency} = ${currency} and ${usualGateways.methodType} = ${methodType}
    left join ${terminals} on ${terminals.id} = ${gatewayId}
    left join ${shops} on ${shops.id} = ${shopId}
    where ${hour} >= ${from.toString()}::timestamptz and ${hour} < ${to.toString()}::timestamptz and not ${test}
      and ${type} in ('payment', 'authorization') and ${status} in ('successful', 'failed', 'error')
    group by 1, 2) as hourly`;
};

const binHours = (from: Temporal.Instant, to: Temporal.Instant): SQL => {
  const { bin, hour, attempts, declined } = transactionBinHours;
  return sql`(
    select ${bin} as id, ${hour} as at, ${attempts} as attempts, ${declined} as declined, 0 as failed from ${transactionBinHours}
    where ${hour} >= ${from.toString()}::timestamptz and ${hour} < ${to.toString()}::timestamptz) as hourly`;
};
