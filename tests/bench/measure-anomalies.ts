import { createSampleWorld, type SampleTransaction, sampleTransactions } from '../../server/demo/sample/index.ts';
import { createRandom } from '../../server/demo/sample/random.ts';
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
import { type Figure, median } from './report.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const WINDOW = 60;
const KINDS = ['bin', 'gateway', 'merchant', 'acquirer', 'method'] as const;
const A_DAY = 1_000_000;
/** The day is looked at in windows of an hour, each ten minutes later than the one before. */
const STEP_MINUTES = 10;
const WANTED_SECONDS = 10;
const LEARNT_DAYS = 28;

/** How long a look at a day of a million payments takes, and what the detection makes of the sample's ninety days. */
export async function measureAnomalies(now: Temporal.Instant): Promise<Figure[]> {
  return [...measureDay(), ...backTest(now)];
}

function measureDay(): Figure[] {
  const random = createRandom(7);
  const hourCells = () => Array.from({ length: Math.round((A_DAY / 24) * (WINDOW / 60)) }, () => cellOf(random));
  const windows = [hourCells(), hourCells(), hourCells()];
  const watch: Watch = {
    minutes: WINDOW,
    normOf: () => ({ declined: 0.16, failed: 0.006, dispersion: 1.2, weight: 5000 }),
    seriesOf: () => 1000,
  };
  const looks = Array.from({ length: (24 * 60) / STEP_MINUTES }, (_, look) => {
    const started = performance.now();
    explain(windows[look % windows.length] ?? [], watch);
    return performance.now() - started;
  });
  const seconds = looks.reduce((sum, ms) => sum + ms, 0) / 1000;
  return [
    {
      what: 'anomaly pass over a day of a million payments, an hour looked at each ten minutes',
      value: `${seconds.toFixed(1)} s`,
      target: `≤ ${WANTED_SECONDS} s`,
      held: seconds <= WANTED_SECONDS,
    },
    { what: 'one look at the last hour of such a day', value: `${median(looks).toFixed(0)} ms` },
  ];
}

function cellOf(random: ReturnType<typeof createRandom>): Cell {
  const gateway = random.int(2000);
  const failed = random.chance(0.006) ? 1 : 0;
  return {
    minute: random.int(WINDOW),
    gateway: `g${gateway}`,
    acquirer: `a${gateway % 6}`,
    merchant: `m${gateway >> 1}`,
    method: 'credit_card',
    bin: `b${random.int(400)}`,
    attempts: 1,
    declined: failed === 1 || random.chance(0.155) ? 1 : 0,
    failed,
  };
}

interface Row {
  ms: number;
  /** Stopped by a trouble of the sample: an outage, or a limit that has run out. */
  isTroubled: boolean;
  cell: Cell;
}

const TROUBLES = new Set(['F.0117', 'F.0123', 'F.2010', 'F.2011']);

function sampleRows(now: Temporal.Instant): Row[] {
  const world = createSampleWorld({ today: now.toZonedDateTimeISO('Europe/Minsk').toPlainDate() });
  const rows: Row[] = [];
  for (const transaction of sampleTransactions(world)) if (isAttempt(transaction)) rows.push(rowOf(transaction));
  return rows.sort((a, b) => a.ms - b.ms);
}

const isAttempt = ({ test, type, finalStatus }: SampleTransaction) =>
  !test && (type === 'payment' || type === 'authorization') && finalStatus !== 'expired';

function rowOf({ finalStatus, cause, createdMs, gateway, shop, method, card }: SampleTransaction): Row {
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
  return { ms: createdMs, isTroubled: isDeclined && TROUBLES.has(cause.code), cell };
}

interface Alarm {
  key: string;
  ms: number;
  isTrue: boolean;
}

/** Every minute after the first four weeks is looked at as the program would have; norms are counted anew each week. */
function backTest(now: Temporal.Instant): Figure[] {
  const rows = sampleRows(now);
  const alarms = replay(rows);
  const falseOnes = alarms.filter(({ isTrue }) => !isTrue);
  const [first, last] = [rows[0]?.ms ?? 0, rows.at(-1)?.ms ?? 0];
  const weeks = (last - first) / (168 * HOUR_MS) - LEARNT_DAYS / 7;
  const banks = alarms.filter(({ key }) => key.startsWith('acquirer:')).map(({ key }) => key);
  return [
    {
      what: 'false alarms a week over all series of the sample',
      value: (falseOnes.length / weeks).toFixed(2),
      target: '≤ 1',
      held: falseOnes.length <= weeks,
    },
    {
      what: 'outages of banks in the sample that were found as the bank',
      value: `${new Set(banks).size} of 2`,
      target: '2 of 2',
      held: new Set(banks).size === 2,
    },
  ];
}

function replay(rows: readonly Row[]): Alarm[] {
  const hourOfWeek = hoursOfWeekIn('Europe/Minsk');
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
    return isNew ? [{ key, ms: minute * MINUTE_MS, isTrue: troubled >= evidence.declined / 3 }] : [];
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
