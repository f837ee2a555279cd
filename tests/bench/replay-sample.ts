import { createSampleWorld, type SampleTransaction, sampleTransactions, ZONE } from '../../server/demo/sample/index.ts';
import { type KnownOutage, knownOutages, limitIsReached } from '../../server/demo/sample/trouble.ts';
import type { ScopeKind } from '../../server/domains/incidents/contract.ts';
import { type Cell, explain, type Watch } from '../../server/domains/incidents/detection/explain.rules.ts';
import { FAILURE_CODES } from '../../server/domains/incidents/detection/failures.facts.ts';
import { hoursOfWeekIn } from '../../server/domains/incidents/detection/hour-of-week.rules.ts';
import {
  type HourCount,
  normAt,
  ratesOf,
  type WeekNorm,
  weekNormOf,
} from '../../server/domains/incidents/detection/norm.rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** What the program looks at each minute. */
export const WINDOW = 60;
const KINDS = ['bin', 'gateway', 'merchant', 'acquirer', 'method'] as const;
const LEARNT_DAYS = 28;

/** What the detection said of the sample's history, looked at each minute after its first four weeks. */
export interface Replay {
  alarms: Alarm[];
  outages: { outage: KnownOutage; alarm: Alarm | undefined; busiestHour: number }[];
  weeks: number;
}

export interface Alarm {
  kind: ScopeKind;
  id: string;
  ms: number;
  /** A third of what was declined in its window was declined by an outage or by a limit that had run out. */
  isTrue: boolean;
}

interface Row {
  ms: number;
  shopId: number;
  /** Stopped by a trouble of the sample. */
  isTroubled: boolean;
  cell: Cell;
}

/** Goes through the sample's days as the program would have; norms are counted anew each week. */
export function replaySample(now: Temporal.Instant, days: number): Replay {
  const world = createSampleWorld({ today: now.toZonedDateTimeISO(ZONE).toPlainDate(), days });
  const known = knownOutages(world);
  const isTroubled = ({ createdMs, cause, gateway, shop }: SampleTransaction) =>
    known.some(
      (outage) => isIn(outage, createdMs) && hits(outage, { shopId: shop.id, acquirer: gateway.acquirer.code }),
    ) ||
    (LIMIT_CODES.has(cause.code) && gateway.limitIsTight && limitIsReached(world, gateway, createdMs));
  const rows: Row[] = [];
  for (const transaction of sampleTransactions(world))
    if (isAttempt(transaction)) rows.push(rowOf(transaction, isTroubled(transaction)));
  rows.sort((a, b) => a.ms - b.ms);
  const alarms = replay(rows);
  const [first, last] = [rows[0]?.ms ?? 0, rows.at(-1)?.ms ?? 0];
  const learntMs = first + LEARNT_DAYS * 24 * HOUR_MS;
  const outages = known
    .filter(({ fromMs }) => fromMs >= learntMs)
    .map((outage) => ({
      outage,
      alarm: alarms.find((alarm) => isIn(outage, alarm.ms) && isOf(alarm, outage, rows)),
      busiestHour: busiestHour(rows.filter((row) => isIn(outage, row.ms) && hits(outage, hitBy(row)))),
    }));
  return { alarms, outages, weeks: Math.max(0, last - learntMs) / (168 * HOUR_MS) };
}

const LIMIT_CODES = new Set(['F.0123', 'F.2011']);

/** Whoever looks at the last minute of an outage looks a moment after it. */
const isIn = ({ fromMs, untilMs }: KnownOutage, ms: number) => ms >= fromMs && ms <= untilMs + MINUTE_MS;

interface Hit {
  shopId: number;
  acquirer: string;
}

const hits = ({ hit }: KnownOutage, { shopId, acquirer }: Hit) =>
  'shopId' in hit ? hit.shopId === shopId : hit.acquirer === acquirer;
const hitBy = ({ shopId, cell }: Row): Hit => ({ shopId, acquirer: cell.acquirer ?? '' });

/** Named as what it was: a bank as the bank, a shop as its client or its terminal. */
function isOf({ kind, id }: Alarm, { hit }: KnownOutage, rows: readonly Row[]): boolean {
  if ('acquirer' in hit) return kind === 'acquirer' && id === hit.acquirer;
  const own = rows.find(({ shopId }) => shopId === hit.shopId)?.cell;
  return (kind === 'merchant' && id === own?.merchant) || (kind === 'gateway' && id === own?.gateway);
}

/** Most payments within any hour. */
function busiestHour(rows: readonly Row[]): number {
  let low = 0;
  let most = 0;
  for (const [high, { ms }] of rows.entries()) {
    while ((rows[low]?.ms ?? 0) <= ms - HOUR_MS) low += 1;
    most = Math.max(most, high - low + 1);
  }
  return most;
}

const isAttempt = ({ test, type, finalStatus }: SampleTransaction) =>
  !test && (type === 'payment' || type === 'authorization') && finalStatus !== 'expired';

function rowOf(
  { finalStatus, cause, createdMs, gateway, shop, method, card }: SampleTransaction,
  isTroubled: boolean,
): Row {
  const isDeclined = finalStatus === 'failed';
  const cell = {
    minute: 0,
    gateway: String(gateway.id),
    acquirer: gateway.acquirer.code,
    merchant: String(shop.merchant.number),
    method,
    bin: card?.bin ?? null,
    attempts: 1,
    declined: Number(isDeclined),
    failed: Number(isDeclined && FAILURE_CODES.has(cause.code)),
  };
  return { ms: createdMs, shopId: shop.id, isTroubled: isDeclined && isTroubled, cell };
}

function replay(rows: readonly Row[]): Alarm[] {
  const hourOfWeek = hoursOfWeekIn(ZONE);
  const from = Math.floor((rows[0]?.ms ?? 0) / MINUTE_MS) + LEARNT_DAYS * 1440;
  const to = Math.floor((rows.at(-1)?.ms ?? 0) / MINUTE_MS);
  const windowAt = slidingOver(rows);
  const rung = new Map<string, number>();
  const alarms: Alarm[] = [];
  let norms = normsAt(rows, from * MINUTE_MS, hourOfWeek);
  for (let minute = from; minute <= to; minute += 1) {
    if ((minute - from) % (7 * 1440) === 0) norms = normsAt(rows, minute * MINUTE_MS, hourOfWeek);
    const watch = norms.at(hourOfWeek(Math.floor((minute * MINUTE_MS) / HOUR_MS)));
    alarms.push(...lookAt(windowAt(minute), minute, watch, rung));
  }
  return alarms;
}

/** The payments of the hour before a minute; minutes are asked for in order. */
function slidingOver(rows: readonly Row[]): (minute: number) => Row[] {
  let [low, high] = [0, 0];
  return (minute) => {
    while ((rows[high]?.ms ?? Number.POSITIVE_INFINITY) < minute * MINUTE_MS) high += 1;
    while (low < high && (rows[low]?.ms ?? 0) < (minute - WINDOW) * MINUTE_MS) low += 1;
    return rows.slice(low, high);
  };
}

/** What rings at a minute and did not within the hour before; `rung` remembers. */
function lookAt(window: readonly Row[], minute: number, watch: Watch, rung: Map<string, number>): Alarm[] {
  const cells = window.map(({ ms, cell }) => ({ ...cell, minute: WINDOW - (minute - Math.floor(ms / MINUTE_MS)) }));
  return explain(cells, watch).flatMap(({ scope, evidence }) => {
    const key = `${scope.kind}:${scope.id}`;
    const isNew = (rung.get(key) ?? 0) < minute - WINDOW;
    rung.set(key, minute);
    const troubled = window.filter(({ cell, isTroubled }) => isTroubled && cell[scope.kind] === scope.id).length;
    const isTrue = troubled >= evidence.declined / 3;
    return isNew ? [{ ...scope, ms: minute * MINUTE_MS, isTrue }] : [];
  });
}

function normsAt(rows: readonly Row[], endMs: number, hourOfWeek: (hour: number) => number) {
  const series = new Map<string, Map<number, HourCount>>();
  for (const { ms, cell } of rows) {
    if (ms >= endMs) break;
    const hour = Math.floor(ms / HOUR_MS);
    for (const key of ['all', ...KINDS.map((kind) => `${kind}:${cell[kind]}`)]) count(series, key, hour, cell);
  }
  const at = Math.floor(endMs / HOUR_MS);
  const hoursOf = (key: string) => [...(series.get(key)?.values() ?? [])];
  const rates = ratesOf(hoursOf('all'));
  const all = weekNormOf(hoursOf('all'), at, hourOfWeek);
  const norms = new Map<string, WeekNorm>();
  for (const key of series.keys()) norms.set(key, weekNormOf(hoursOf(key), at, hourOfWeek, rates));
  return {
    at: (cell: number): Watch => ({
      minutes: WINDOW,
      normOf: ({ kind, id }) => normAt(norms.get(`${kind}:${id}`) ?? { ...all, weight: 0 }, cell),
      seriesOf: (kind) => [...series.keys()].filter((key) => key.startsWith(`${kind}:`)).length,
    }),
  };
}

function count(series: Map<string, Map<number, HourCount>>, key: string, hour: number, cell: Cell): void {
  const hours = series.get(key) ?? new Map<number, HourCount>();
  series.set(key, hours);
  const known = hours.get(hour) ?? { hour, attempts: 0, declined: 0, failed: 0 };
  known.attempts += 1;
  known.declined += cell.declined;
  known.failed += cell.failed;
  hours.set(hour, known);
}
