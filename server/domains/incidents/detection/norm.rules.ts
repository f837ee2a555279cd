/** What is usual for a series at one hour: shares of 1, and how much more its hours differ than chance alone makes them. */
export interface Rates {
  declined: number;
  failed: number;
}
export interface Norm extends Rates {
  dispersion: number;
  /** Attempts behind the rates. */
  weight: number;
}

/** One hour of a series. */
export interface HourCount {
  /** Hours since 1970. */
  hour: number;
  attempts: number;
  declined: number;
  failed: number;
}

/** The norms of a series for each hour of the week of a zone; hour 0 begins on Monday. */
export interface WeekNorm {
  weight: number;
  dispersion: number;
  declined: readonly number[];
  failed: readonly number[];
}

export const HOURS_OF_WEEK = 168;
/** Older weeks count less: half as much after four. */
const HALF_LIFE_HOURS = 4 * HOURS_OF_WEEK;
/** An hour so far above its series is an outage and no norm. */
const OUTAGE_DEVIATIONS = 6;
/** So many attempts the wider series speaks for in a narrower one. */
const PARENT_WEIGHT = 60;
/** The same of a day's hour in an hour of the week, and of the series in a day's hour. */
const DAY_HOUR_WEIGHT = 40;
const SERIES_WEIGHT = 40;
const MOST_DISPERSION = 4;
/** Known of no series at all: card payments elsewhere fail about so often. */
export const UNKNOWN: Rates = { declined: 0.2, failed: 0.01 };

interface Sum {
  attempts: number;
  declined: number;
  failed: number;
}

const none = (): Sum => ({ attempts: 0, declined: 0, failed: 0 });

/**
 * The norm of a series: its hours of the week, each drawn towards the same hour of all days, that towards the whole series and
 * that towards `parent`, as if the wider one had been seen a number of times (the mean of a beta posterior). Hours of outages
 * are left out. `hourOfWeek` says which of the 168 an hour is.
 */
export function weekNormOf(
  hours: readonly HourCount[],
  at: number,
  hourOfWeek: (hour: number) => number,
  parent: Rates = UNKNOWN,
): WeekNorm {
  const usual = withoutOutages(hours);
  const all = none();
  const byDayHour = Array.from({ length: 24 }, none);
  const byCell = Array.from({ length: HOURS_OF_WEEK }, none);
  for (const hour of usual) {
    const weight = 0.5 ** ((at - hour.hour) / HALF_LIFE_HOURS);
    const cell = hourOfWeek(hour.hour);
    for (const sum of [all, byDayHour[cell % 24], byCell[cell]]) if (sum !== undefined) add(sum, hour, weight);
  }
  const series = drawn(all, parent, PARENT_WEIGHT);
  const dayHours = byDayHour.map((sum) => drawn(sum, series, SERIES_WEIGHT));
  const cells = byCell.map((sum, cell) => drawn(sum, dayHours[cell % 24] ?? series, DAY_HOUR_WEIGHT));
  return {
    weight: all.attempts,
    dispersion: dispersionOf(usual, cells, hourOfWeek),
    declined: cells.map(({ declined }) => declined),
    failed: cells.map(({ failed }) => failed),
  };
}

function add(sum: Sum, { attempts, declined, failed }: Sum, weight: number): void {
  sum.attempts += attempts * weight;
  sum.declined += declined * weight;
  sum.failed += failed * weight;
}

const drawn = ({ attempts, declined, failed }: Sum, towards: Rates, weight: number): Rates => ({
  declined: (declined + towards.declined * weight) / (attempts + weight),
  failed: (failed + towards.failed * weight) / (attempts + weight),
});

function withoutOutages(hours: readonly HourCount[]): readonly HourCount[] {
  // Twice: what one long outage has lifted the mean by hides the shorter ones.
  let kept = hours;
  for (let pass = 0; pass < 2; pass += 1) {
    const rate = drawn(totalOf(kept), UNKNOWN, 1);
    kept = hours.filter((hour) => !isOutage(hour, rate));
  }
  return kept;
}

function isOutage({ attempts, declined, failed }: HourCount, rate: Rates): boolean {
  const isFar = (seen: number, expected: number) =>
    seen - attempts * expected > OUTAGE_DEVIATIONS * Math.sqrt(attempts * expected * (1 - expected) + 0.25);
  return isFar(declined, rate.declined) || isFar(failed, Math.max(rate.failed, 0.002));
}

/** Pearson's statistic over its degrees of freedom, where an hour has enough to say anything. */
function dispersionOf(
  hours: readonly HourCount[],
  cells: readonly Rates[],
  hourOfWeek: (hour: number) => number,
): number {
  let squares = 0;
  let count = 0;
  for (const { hour, attempts, declined } of hours) {
    const rate = cells[hourOfWeek(hour)]?.declined ?? UNKNOWN.declined;
    if (attempts < 5) continue;
    squares += (declined - attempts * rate) ** 2 / (attempts * rate * (1 - rate));
    count += 1;
  }
  return Math.min(MOST_DISPERSION, Math.max(1, (squares + 20) / (count + 20)));
}

/** The norm of one hour. */
export function normAt({ weight, dispersion, declined, failed }: WeekNorm, cell: number): Norm {
  return {
    declined: declined[cell] ?? UNKNOWN.declined,
    failed: failed[cell] ?? UNKNOWN.failed,
    dispersion,
    weight,
  };
}

/** The shares of many hours as one. */
export const ratesOf = (hours: readonly HourCount[]): Rates => drawn(totalOf(withoutOutages(hours)), UNKNOWN, 1);

function totalOf(hours: readonly HourCount[]): Sum {
  const total = none();
  for (const hour of hours) add(total, hour, 1);
  return total;
}
