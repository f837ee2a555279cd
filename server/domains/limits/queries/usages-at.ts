import { type SQL, sql } from 'drizzle-orm';
import { builtOnce } from '../../../platform/built-once.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { transactionDays, transactionHours, transactionKeys, transactions } from '../../transactions/tables.ts';
import type { LimitInForce } from '../facts.ts';
import { terminalShops } from '../tables.ts';
import { type Passed, type UsedBand, usedOf } from '../usage.rules.ts';
import { type Span, windowAt } from '../windows.rules.ts';

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
 * What was used at each moment, to the payment: whole days and hours from the roll-ups, their edges from the transactions, which is also where refunds
 * find the day of their payment. One statement; a limit without a window has no answer.
 */
export async function listUsagesAt(db: ReadDb, asked: readonly AskedUsage[]): Promise<Map<string, UsageAt>> {
  const windows = asked.flatMap((one) => {
    const window = windowAt(one.limit.kind, one.limit.terms, one.at);
    return window === undefined ? [] : [{ ...one, window, row: JSON.stringify(stretchOf(one, window)) }];
  });
  if (windows.length === 0) return new Map();
  // Amount and count of a month ask for the same rows.
  const places = new Map([...new Set(windows.map(({ row }) => row))].map((row, place) => [row, place]));
  const build = () => passed(db).prepare('limit-usages-at');
  const rows = await builtOnce(db, 'limit-usages-at', build).execute({ asked: `[${[...places.keys()].join(',')}]` });
  const byPlace = Map.groupBy(rows, ({ place }) => Number(place) - 1);
  return new Map(
    windows.map(({ key, limit, window, row }) => [
      key,
      {
        ...usedOf((byPlace.get(places.get(row) ?? -1) ?? []).map(asPassed), { kind: limit.kind, ...limit.terms }),
        windowStart: window.start,
        windowEnd: window.end,
      },
    ]),
  );
}

/** Edge, hours, days, hours, edge: each half open, from the start of the window to the moment. */
function stretchOf({ limit, at }: AskedUsage, { start }: Span) {
  const [firstHour, lastHour] = wholeWithin({ start, end: at }, HOUR_MS);
  const [firstDay, lastDay] = wholeWithin({ start: firstHour, end: lastHour }, DAY_MS);
  return {
    terminal: limit.terminalId,
    currency: limit.currency,
    from_at: start.toString(),
    first_hour: firstHour.toString(),
    first_day: firstDay.toString(),
    last_day: lastDay.toString(),
    last_hour: lastHour.toString(),
    at: at.toString(),
    zone: limit.terms.refunds === 'subtract-same-day' ? limit.terms.zone : null,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Where the whole units of UTC within a span begin and end; at its end both, when there is none. */
function wholeWithin({ start, end }: Span, unitMs: number): [first: Temporal.Instant, last: Temporal.Instant] {
  const first = Math.ceil(start.epochMilliseconds / unitMs) * unitMs;
  const last = Math.floor(end.epochMilliseconds / unitMs) * unitMs;
  return first < last
    ? [Temporal.Instant.fromEpochMilliseconds(first), Temporal.Instant.fromEpochMilliseconds(last)]
    : [end, end];
}

interface Row {
  place: string;
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
      place: sql<string>`asked.place`,
      type: sql<string>`found.type`,
      isKnown: sql<boolean>`found.is_known`,
      count: sql<string>`sum(found.count)`,
      minor: sql<string>`sum(found.minor)`,
    })
    .from(
      sql`rows from (json_to_recordset(${sql.placeholder('asked')}::text::json) as (terminal text, currency text, from_at timestamptz,
        first_hour timestamptz, first_day timestamptz, last_day timestamptz, last_hour timestamptz, at timestamptz, zone text))
        with ordinality as asked (terminal, currency, from_at, first_hour, first_day, last_day, last_hour, at, zone, place)
      cross join lateral (${known} union all ${unknown} union all ${edges} union all ${sameDayRefunds}) as found`,
    )
    .groupBy(sql`asked.place, found.type, found.is_known`);
}

const ofKind = (of: 'd' | 'h') => sql`${sql.raw(of)}.currency = asked.currency and ${sql.raw(of)}.type in ${COUNTED}`;
const OF_SHOPS = sql`s.terminal_id = asked.terminal and s.currency = asked.currency`;
const inDays = sql`d.day >= asked.first_day and d.day < asked.last_day and ${ofKind('d')}`;
/** Whole hours before the first whole day and after the last one. */
const HOURS = sql`(values (asked.first_hour, asked.first_day), (asked.last_day, asked.last_hour)) as part (from_hour, to_hour)
  join ${transactionHours} h on h.hour >= part.from_hour and h.hour < part.to_hour and not h.test and h.status = 'successful'
    and ${ofKind('h')}`;

/** Of rows that name their terminal. */
const known: SQL = sql`
  select d.type, true as is_known, d.payments::bigint as count, d.amount_minor as minor from ${transactionDays} d
  where d.gateway_id = asked.terminal and d.shop_id = 0 and ${inDays}
  union all
  select h.type, true, h.payments::bigint, h.amount_minor from ${HOURS} and h.gateway_id = asked.terminal`;

/** Of rows that name none, at shops whose payments pass it. */
const unknown: SQL = sql`
  select d.type, false, d.payments::bigint, d.amount_minor
  from ${terminalShops} s join ${transactionDays} d on d.gateway_id = '' and d.shop_id = s.shop_id and ${inDays}
  where ${OF_SHOPS}
  union all
  select h.type, false, h.payments::bigint, h.amount_minor
  from ${terminalShops} s cross join ${HOURS} and h.gateway_id = '' and h.shop_id = s.shop_id
  where ${OF_SHOPS}`;

const ofTerminal = sql`${OF_SHOPS} and t.currency = asked.currency
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
