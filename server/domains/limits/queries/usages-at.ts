import { type SQL, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { transactionHours, transactionKeys, transactions } from '../../transactions/tables.ts';
import type { LimitInForce } from '../facts.ts';
import { terminalShops } from '../tables.ts';
import { type Passed, type UsedBand, usedOf } from '../usage.rules.ts';
import { windowAt } from '../windows.rules.ts';

/** A limit at a moment; `key` tells answers apart. */
export interface AskedUsage {
  key: string;
  limit: Pick<LimitInForce, 'terminalId' | 'currency' | 'kind' | 'terms'>;
  at: Temporal.Instant;
}

export interface UsageAt extends UsedBand {
  windowStart: Temporal.Instant;
  windowEnd: Temporal.Instant;
}

/**
 * What was used at each moment, to the payment: whole hours from the roll-up, their edges from the transactions, which is also where refunds find the
 * day of their payment. One statement; a limit without a window has no answer.
 */
export async function listUsagesAt(db: ReadDb, asked: readonly AskedUsage[]): Promise<Map<string, UsageAt>> {
  const windows = asked.flatMap((one) => {
    const window = windowAt(one.limit.kind, one.limit.terms, one.at);
    return window === undefined ? [] : [{ ...one, window }];
  });
  if (windows.length === 0) return new Map();
  const build = () => passed(db).prepare('limit-usages-at');
  const json = JSON.stringify(windows.map((one, n) => askedRow(one, n)));
  const rows = await builtOnce(db, 'limit-usages-at', build).execute({ asked: json });
  const byWindow = Map.groupBy(rows, ({ n }) => n);
  return new Map(
    windows.map(({ key, limit, window }, n) => [
      key,
      {
        ...usedOf((byWindow.get(n) ?? []).map(asPassed), { kind: limit.kind, ...limit.terms }),
        windowStart: window.start,
        windowEnd: window.end,
      },
    ]),
  );
}

const HOUR = { smallestUnit: 'hour' } as const;

function askedRow({ limit, at, window }: AskedUsage & { window: { start: Temporal.Instant } }, n: number) {
  const first = window.start.round({ ...HOUR, roundingMode: 'ceil' });
  const last = at.round({ ...HOUR, roundingMode: 'floor' });
  return {
    n,
    terminal: limit.terminalId,
    currency: limit.currency,
    from_at: window.start.toString(),
    first_hour: (Temporal.Instant.compare(first, at) < 0 ? first : at).toString(),
    last_hour: (Temporal.Instant.compare(first, last) < 0 ? last : first).toString(),
    at: at.toString(),
    zone: limit.terms.refunds === 'subtract-same-day' ? limit.terms.zone : null,
  };
}

interface Row {
  n: number;
  type: string;
  isKnown: boolean;
  count: string;
  minor: string;
}

const asPassed = ({ type, isKnown, count, minor }: Row): Passed => ({
  type,
  isKnown,
  count: Number(count),
  minor: Number(minor),
});

const t = transactions;
const COUNTED = sql.raw(`('payment', 'capture', 'authorization', 'void', 'refund')`);

function passed(db: ReadDb) {
  return db
    .select({
      n: sql<number>`asked.n`,
      type: sql<string>`found.type`,
      isKnown: sql<boolean>`found.is_known`,
      count: sql<string>`sum(found.count)`,
      minor: sql<string>`sum(found.minor)`,
    })
    .from(
      sql`json_to_recordset(${sql.placeholder('asked')}::text::json) as asked (n integer, terminal text, currency text, from_at timestamptz,
        first_hour timestamptz, last_hour timestamptz, at timestamptz, zone text)
      cross join lateral (${knownHours} union all ${unknownHours} union all ${edges} union all ${sameDayRefunds}) as found`,
    )
    .groupBy(sql`asked.n, found.type, found.is_known`);
}

const hourly = sql`h.hour >= asked.first_hour and h.hour < asked.last_hour and h.currency = asked.currency and not h.test
  and h.status = 'successful' and h.type in ${COUNTED}`;

const knownHours: SQL = sql`
  select h.type, true as is_known, h.payments::bigint as count, h.amount_minor as minor from ${transactionHours} h
  where h.gateway_id = asked.terminal and ${hourly}`;

const unknownHours: SQL = sql`
  select h.type, false, h.payments::bigint, h.amount_minor
  from ${terminalShops} s join ${transactionHours} h on h.shop_id = s.shop_id
  where s.terminal_id = asked.terminal and s.currency = asked.currency and h.gateway_id = '' and ${hourly}`;

const ofTerminal = sql`s.terminal_id = asked.terminal and s.currency = asked.currency and t.currency = asked.currency
  and t.status = 'successful' and t.test is not true and (t.gateway_id is null or t.gateway_id in ('', asked.terminal))`;
const isKnown = sql`coalesce(t.gateway_id, '') <> ''`;

/** What lies in the window before its first whole hour and after its last one. */
const edges: SQL = sql`
  select t.type, ${isKnown}, 1, coalesce(t.amount_minor, 0)
  from ${terminalShops} s join ${t} t on t.shop_id = s.shop_id
    and t.partition_at >= asked.from_at and t.partition_at < asked.first_hour
  where ${ofTerminal} and t.type in ${COUNTED}
  union all
  select t.type, ${isKnown}, 1, coalesce(t.amount_minor, 0)
  from ${terminalShops} s join ${t} t on t.shop_id = s.shop_id
    and t.partition_at >= asked.last_hour and t.partition_at < asked.at
  where ${ofTerminal} and t.type in ${COUNTED}`;

/** Under a type of their own, for they are among the refunds, too. */
const sameDayRefunds: SQL = sql`
  select 'same-day-refund', ${isKnown}, 1, coalesce(t.amount_minor, 0)
  from ${terminalShops} s join ${t} t on t.shop_id = s.shop_id and t.partition_at >= asked.from_at and t.partition_at < asked.at
  join ${transactionKeys} k on k.uid = t.parent_uid
  where asked.zone is not null and ${ofTerminal} and t.type = 'refund'
    and (k.partition_at at time zone asked.zone)::date = (t.partition_at at time zone asked.zone)::date`;
