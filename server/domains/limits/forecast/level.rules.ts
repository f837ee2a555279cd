/** Where the last days stand against the profile, and how far off that may be. */
export interface Level {
  /** The last seven days against the profile. */
  level: number;
  /** Variance of the level's error, as a share squared: now, and what each week to come adds. */
  levelVariance: number;
  driftVariance: number;
  /** phi: variance of a day's use, in units of a compound Poisson process. */
  dispersion: number;
}

export interface Sums {
  expected: number;
  actual: number;
}

/** Of each day of a history what came, what the profile at the level of its week says, and how much the day weighs. By day. */
export interface DayRows {
  payments: Float64Array;
  paymentsExpected: Float64Array;
  used: Float64Array;
  usedExpected: Float64Array;
  weight: Float64Array;
}

/** How far a level is believed to wander in a week by itself, as a share: keeps a quiet history from being taken for certainty. */
const LEAST_DRIFT = 0.015;
const LEAST_PRIOR = 0.03;

/**
 * The last week against the profile, drawn towards 1 the more the less a week of so few payments can say; and how sure of it one may be: what
 * a week's count errs by, and how far levels wandered from week to week. `weeks`: the last one first. `square`: E[X²].
 */
export function levelOf({ weeks, days, square }: { weeks: readonly Sums[]; days: DayRows; square: number }): Level {
  const fitted = fittedShare(days.weight);
  const unit = days.paymentsExpected.map((count) => count * square);
  const dispersion = dispersionOf({ came: days.used, expected: days.usedExpected, unit }, days.weight) / fitted;
  const counts = { came: days.payments, expected: days.paymentsExpected, unit: days.paymentsExpected };
  const noise = Math.max(1, dispersionOf(counts, days.weight) / fitted);
  return { ...lastWeek(weeks, noise), dispersion: Math.max(1, dispersion) };
}

function lastWeek(weeks: readonly Sums[], noise: number): Omit<Level, 'dispersion'> {
  const ratios = weeks.map(({ actual, expected }) => actual / expected);
  const [last] = ratios;
  if (last === undefined) return { level: 1, levelVariance: 1, driftVariance: LEAST_DRIFT ** 2 };
  const counted = noise / (weeks[0]?.expected ?? 1);
  const steps = ratios.slice(1).map((ratio, at) => (ratio - (ratios[at] ?? ratio)) ** 2);
  const wandered = steps.reduce((sum, step) => sum + step, 0) / Math.max(steps.length, 1) - 2 * counted;
  const driftVariance = Math.max(LEAST_DRIFT ** 2, wandered);
  const prior = 4 * driftVariance + LEAST_PRIOR ** 2;
  const trust = prior / (prior + counted);
  return { level: 1 + trust * (last - 1), levelVariance: trust * counted, driftVariance };
}

/** Weekday means and weekly levels were fitted to the same days: the share of the residuals that this left. */
function fittedShare(weights: Float64Array): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return 1;
  const squares = weights.reduce((all, weight) => all + weight ** 2, 0);
  const weeks = sum ** 2 / squares / 7;
  return Math.max(0.2, (1 - 1 / Math.max(weeks, 1)) * (1 - 1 / 7));
}

/** Weighted squares of residuals in units of what a Poisson process would show. */
function dispersionOf(
  { came, expected, unit }: Record<'came' | 'expected' | 'unit', Float64Array>,
  weights: Float64Array,
): number {
  let residuals = 0;
  let units = 0;
  weights.forEach((weight, day) => {
    residuals += weight * ((came[day] ?? 0) - (expected[day] ?? 0)) ** 2;
    units += weight * (unit[day] ?? 0);
  });
  return units > 0 ? residuals / units : 1;
}
