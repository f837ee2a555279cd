import type { Calendar } from './calendar.rules.ts';
import { addTo, valueAt } from './cells.rules.ts';
import { HISTORY_HOURS, type History } from './history.rules.ts';
import { dayRows, type Level, levelOf, type Sums } from './level.rules.ts';
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
  const seen = { history, start: Math.max(firstPaid(history), end - HISTORY_HOURS), end };
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

interface Seen {
  history: History;
  start: number;
  end: number;
}

const weekAt = (end: number, at: number) => Math.floor((end - 1 - at) / HOURS_A_WEEK);

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
function cellsOf({ history, start, end }: Seen, factors: Factors): Pick<Shape, 'payments' | 'used'> {
  const { calendar } = history;
  const weights = new Float64Array(HOURS_A_WEEK);
  const payments = new Float64Array(HOURS_A_WEEK);
  const used = new Float64Array(HOURS_A_WEEK);
  for (let at = start; at < end; at += 1) {
    if (valueAt(history.unusual, at) === 1) continue;
    const cell = valueAt(calendar.cell, at);
    const weight = valueAt(WEIGHTS, weekAt(end, at));
    addTo(weights, cell, weight * factorAt(calendar, factors, at));
    addTo(payments, cell, weight * valueAt(history.payments, at));
    addTo(used, cell, weight * valueAt(history.used, at));
  }
  return { payments: meansOf(payments, weights), used: meansOf(used, weights) };
}

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
function monthOf({ history, start, end }: Seen, { payments }: Pick<Shape, 'payments'>): Factors['month'] {
  const { calendar } = history;
  const prior = (PRIOR_DAYS * payments.reduce((sum, count) => sum + count, 0)) / 7;
  const expected = new Float64Array(3).fill(prior);
  const actual = new Float64Array(3).fill(prior);
  for (let at = start; at < end; at += 1) {
    if (valueAt(history.unusual, at) === 1) continue;
    const part = valueAt(calendar.partOfMonth, at);
    addTo(expected, part, valueAt(payments, valueAt(calendar.cell, at)) * valueAt(calendar.hours.share, at));
    addTo(actual, part, valueAt(history.payments, at));
  }
  const sum = (parts: Float64Array) => parts.reduce((all, part) => all + part, 0);
  const factor = (part: number) => (valueAt(actual, part) / valueAt(expected, part)) * (sum(expected) / sum(actual));
  return Float64Array.of(factor(0), factor(1), factor(2));
}

/** Weeks and days of the history, the last week first, against what the shape says of them. Holidays and stopped hours apart: they say nothing of the level. */
function residualsOf({ history, start, end }: Seen, shape: Shape) {
  const { calendar } = history;
  const weeks: Sums[] = Array.from({ length: WEEKS }, () => ({ expected: 0, actual: 0 }));
  const payments = new Float64Array(end - start);
  for (let at = start; at < end; at += 1) {
    const week = weeks[weekAt(end, at)];
    if (week === undefined || valueAt(history.unusual, at) === 1) continue;
    const expected = valueAt(shape.payments, valueAt(calendar.cell, at)) * factorAt(calendar, shape, at);
    payments[at - start] = expected;
    week.expected += expected;
    week.actual += valueAt(history.payments, at);
  }
  const levels = Float64Array.from(weeks, ({ expected, actual }) => (expected > 0 ? actual / expected : 1));
  const firstDay = valueAt(calendar.hours.day, start);
  const days = dayRows(valueAt(calendar.hours.day, end - 1) - firstDay + 1);
  for (let at = start; at < end; at += 1) {
    if (valueAt(history.unusual, at) === 1) continue;
    const week = weekAt(end, at);
    const day = valueAt(calendar.hours.day, at) - firstDay;
    const level = valueAt(levels, week);
    const factor = level * factorAt(calendar, shape, at);
    days.weight[day] = valueAt(WEIGHTS, week);
    addTo(days.payments, day, valueAt(history.payments, at));
    addTo(days.paymentsExpected, day, level * valueAt(payments, at - start));
    addTo(days.used, day, valueAt(history.used, at));
    addTo(days.usedExpected, day, valueAt(shape.used, valueAt(calendar.cell, at)) * factor);
  }
  return { weeks: weeks.filter(({ expected }) => expected > 0), days, square: shape.square };
}

function isThin(totals: Totals): boolean {
  const aDay = (totals.payments * HOURS_A_DAY) / Math.max(totals.hours, 1);
  const mean = totals.amount / totals.payments;
  return aDay < FEW_A_DAY || totals.squares / totals.payments > HEAVY_TAIL * mean ** 2;
}
