import type { Calendar } from './calendar.rules.ts';
import { greatestBy, type Stretch, sumsBy, toldBy, valueAt } from './cells.rules.ts';
import { HISTORY_HOURS, type History } from './history.rules.ts';
import { type Level, levelOf, type Sums } from './level.rules.ts';
import { HOURS_A_DAY, HOURS_A_WEEK } from './local-hours.rules.ts';

/** Under four weeks of history nothing is foretold (operations.md, B.4). */
export const LEAST_HISTORY_HOURS = 4 * HOURS_A_WEEK;
const WEEKS = HISTORY_HOURS / HOURS_A_WEEK;
const HALF_LIFE_WEEKS = 4;
const WEIGHTS = Float64Array.from({ length: WEEKS }, (_, week) => 0.5 ** (week / HALF_LIFE_WEEKS));
const FIRST_OF_SUNDAY = 6 * HOURS_A_DAY;
/** Below so many payments a day a sum is not near enough to normal (operations.md, C.5). */
const FEW_A_DAY = 30;
/** E[X²]/E[X]² from which a few payments decide the sum. */
const HEAVY_TAIL = 12;

/** The week of a limit: what is used in each of its 168 hours, and how surely. */
export interface Profile extends Shape, Level {
  isThin: boolean;
}

interface Shape extends Factors {
  /** Payments and use by hour of the week, at level 1. */
  payments: Float64Array;
  used: Float64Array;
  /** E[X²] of one payment. */
  square: number;
}

interface Factors {
  /** What a holiday takes of a Sunday. */
  holiday: number;
  /** What the first five, the middle and the last three days of a month take of an ordinary day; all 1 where that is not learned. */
  month: Float64Array;
}

const NO_FACTORS: Factors = { holiday: 1, month: new Float64Array(3).fill(1) };

/**
 * Hour-of-week means with exponential weights over twelve weeks, times the level of the last seven days (operations.md, B.4). `end`: only
 * what lies before that position is looked at. Undefined where nothing was paid.
 */
export function fitProfile(history: History, end: number, { withMonth }: { withMonth: boolean }): Profile | undefined {
  const seen = seenOf(history, Math.max(firstPaid(history), end - HISTORY_HOURS), end);
  const totals = totalsOf(seen);
  if (totals.payments <= 0) return undefined;
  const flat = cellsOf(seen, NO_FACTORS);
  const month = withMonth ? monthOf(seen, flat) : NO_FACTORS.month;
  const cells = withMonth ? cellsOf(seen, { ...NO_FACTORS, month }) : flat;
  const holiday = holidayOf(seen, cells.payments, month);
  const shape = { ...cells, month, holiday, square: totals.squares / totals.payments };
  return { ...shape, ...levelOf(residualsOf(seen, shape)), isThin: isThin(totals) };
}

/** Where the first payment of a history lies; its end if there is none. */
export function firstPaid({ payments, end }: History): number {
  const first = payments.findIndex((count) => count > 0);
  return first < 0 ? end : first;
}

/** By how much an hour differs from its cell: half an hour, a holiday, the part of the month. Level apart. */
export function factorAt({ hours, isHoliday, partOfMonth }: Calendar, { month, holiday }: Factors, at: number): number {
  const factor = valueAt(hours.share, at) * valueAt(month, valueAt(partOfMonth, at));
  return valueAt(isHoliday, at) === 1 ? factor * holiday : factor;
}

/** The hours that a fit looks at. By position. */
interface Seen extends Stretch {
  history: History;
  /** Which week before the end it is of, the last one 0. */
  week: Float64Array;
  /** 1 where something ordinary is learned, else 0. */
  usual: Float64Array;
  /** What such an hour counts: the newer the more. */
  weight: Float64Array;
}

function seenOf(history: History, start: number, end: number): Seen {
  const week = new Float64Array(end);
  const usual = new Float64Array(end);
  for (let at = start; at < end; at += 1) {
    week[at] = Math.floor((end - 1 - at) / HOURS_A_WEEK);
    usual[at] = 1 - (history.unusual[at] ?? 0);
  }
  return { history, start, end, week, usual, weight: toldBy(week, WEIGHTS, { start, end, weights: usual }) };
}

/** `factorAt` of every hour. */
function factorsOf({ history, start, end }: Seen, { month, holiday }: Factors): Float64Array {
  const { hours, isHoliday, partOfMonth } = history.calendar;
  const factors = toldBy(partOfMonth, month, { start, end, weights: hours.share });
  for (let at = start; at < end; at += 1) if (isHoliday[at] === 1) factors[at] = (factors[at] ?? 0) * holiday;
  return factors;
}

interface Totals {
  /** Those in which payments could pass. */
  hours: number;
  payments: number;
  amount: number;
  squares: number;
}

function totalsOf({ history, start, end }: Seen): Totals {
  const totals = { hours: 0, payments: 0, amount: 0, squares: 0 };
  for (let at = start; at < end; at += 1) {
    totals.hours += 1 - valueAt(history.stopped, at);
    totals.payments += valueAt(history.payments, at);
    totals.amount += Math.abs(valueAt(history.used, at));
    totals.squares += valueAt(history.squares, at);
  }
  return totals;
}

/** Means of the cells over ordinary days. */
function cellsOf(seen: Seen, factors: Factors): Pick<Shape, 'payments' | 'used'> {
  const { history, weight } = seen;
  const sums = (values: Float64Array) =>
    sumsBy(history.calendar.cell, HOURS_A_WEEK, { ...stretchOf(seen), values, weights: weight });
  const weights = sums(factorsOf(seen, factors));
  return { payments: meansOf(sums(history.payments), weights), used: meansOf(sums(history.used), weights) };
}

const stretchOf = ({ start, end }: Stretch): Stretch => ({ start, end });

/** Of an hour of the week in which nothing ordinary was seen: as that hour of the other days. */
function meansOf(sums: Float64Array, weights: Float64Array): Float64Array {
  const ofClock = (cells: Float64Array, cell: number) =>
    cells.reduce((sum, value, at) => (at % HOURS_A_DAY === cell % HOURS_A_DAY ? sum + value : sum), 0);
  const share = (sum: number, weight: number) => sum / Math.max(weight, Number.MIN_VALUE);
  return sums.map((sum, cell) => {
    const weight = valueAt(weights, cell);
    return weight > 0 ? sum / weight : share(ofClock(sums, cell), ofClock(weights, cell));
  });
}

/** Learned from the holidays there were, drawn towards a Sunday as if by one Sunday more. */
function holidayOf({ history, start, end }: Seen, payments: Float64Array, month: Factors['month']): number {
  const { calendar } = history;
  const sunday = payments.subarray(FIRST_OF_SUNDAY).reduce((sum, count) => sum + count, 0);
  const met = { expected: sunday, actual: sunday };
  for (let at = start; at < end; at += 1) {
    if (valueAt(calendar.isHoliday, at) === 0 || valueAt(history.stopped, at) === 1) continue;
    met.expected += valueAt(payments, valueAt(calendar.cell, at)) * factorAt(calendar, { month, holiday: 1 }, at);
    met.actual += valueAt(history.payments, at);
  }
  return met.expected > 0 ? met.actual / met.expected : 1;
}

/** So many days more are taken for ordinary. */
const PRIOR_DAYS = 3;

/** Drawn towards 1, and scaled so that the month as a whole stays what it is. */
function monthOf(seen: Seen, { payments }: Pick<Shape, 'payments'>): Factors['month'] {
  const { history, usual } = seen;
  const { calendar } = history;
  const prior = (PRIOR_DAYS * payments.reduce((sum, count) => sum + count, 0)) / 7;
  const byPart = (values: Float64Array) =>
    sumsBy(calendar.partOfMonth, 3, { ...stretchOf(seen), values, weights: usual }).map((sum) => sum + prior);
  const expected = byPart(toldBy(calendar.cell, payments, { ...stretchOf(seen), weights: calendar.hours.share }));
  const actual = byPart(history.payments);
  const sum = (parts: Float64Array) => parts.reduce((all, part) => all + part, 0);
  const factor = (part: number) => (valueAt(actual, part) / valueAt(expected, part)) * (sum(expected) / sum(actual));
  return Float64Array.of(factor(0), factor(1), factor(2));
}

/** Weeks and days of the history, the last week first, against what the shape says of them. Holidays and stopped hours apart: they say nothing of the level. */
function residualsOf(seen: Seen, shape: Shape) {
  const { history, week, usual, weight } = seen;
  const { cell, hours } = history.calendar;
  const stretch = stretchOf(seen);
  const factors = factorsOf(seen, shape);
  const payments = toldBy(cell, shape.payments, { ...stretch, weights: factors });
  const used = toldBy(cell, shape.used, { ...stretch, weights: factors });

  const byWeek = (values: Float64Array) => sumsBy(week, WEEKS, { ...stretch, values, weights: usual });
  const [expected, actual] = [byWeek(payments), byWeek(history.payments)];
  const weeks = Array.from(expected, (sum, at): Sums => ({ expected: sum, actual: valueAt(actual, at) }));
  const levels = Float64Array.from(weeks, (sums) => (sums.expected > 0 ? sums.actual / sums.expected : 1));

  const days = valueAt(hours.day, seen.end - 1) + 1;
  const byDay = (values: Float64Array, weights: Float64Array) =>
    sumsBy(hours.day, days, { ...stretch, values, weights });
  const atLevel = toldBy(week, levels, { ...stretch, weights: usual });
  return {
    weeks: weeks.filter((sums) => sums.expected > 0),
    days: {
      payments: byDay(history.payments, usual),
      paymentsExpected: byDay(payments, atLevel),
      used: byDay(history.used, usual),
      usedExpected: byDay(used, atLevel),
      weight: greatestBy(hours.day, days, { ...stretch, values: weight }),
    },
    square: shape.square,
  };
}

function isThin(totals: Totals): boolean {
  const aDay = (totals.payments * HOURS_A_DAY) / Math.max(totals.hours, 1);
  const mean = totals.amount / totals.payments;
  return aDay < FEW_A_DAY || totals.squares / totals.payments > HEAVY_TAIL * mean ** 2;
}
