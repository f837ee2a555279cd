import type { LimitKind, LimitTerms } from '../contract.ts';
import type { Calendar } from './calendar.rules.ts';
import { addTo, valueAt } from './cells.rules.ts';
import { HOURS_A_WEEK } from './local-hours.rules.ts';

/** How far back a forecast looks. */
export const HISTORY_HOURS = 12 * HOURS_A_WEEK;

/** What passed a terminal in one currency, hour by hour from `firstHour` on (hours since 1970). Arrays by position. */
export interface Turnover {
  firstHour: number;
  payments: Turned;
  captures: Turned;
  holds: Turned;
  voids: Turned;
  refunds: Turned;
}

/** Of each hour: how many, their sum, and the sum of their squares. */
export interface Turned {
  count: Float64Array;
  amount: Float64Array;
  squares: Float64Array;
}

export const emptyTurned = (length: number): Turned => ({
  count: new Float64Array(length),
  amount: new Float64Array(length),
  squares: new Float64Array(length),
});

export const emptyTurnover = (firstHour: number, length: number): Turnover => ({
  firstHour,
  payments: emptyTurned(length),
  captures: emptyTurned(length),
  holds: emptyTurned(length),
  voids: emptyTurned(length),
  refunds: emptyTurned(length),
});

/** The first `length` hours of a turnover. */
export const upTo = (turnover: Turnover, length: number): Turnover => cut(turnover, 0, length);

/** A turnover from a position on. */
export const since = (turnover: Turnover, from: number): Turnover => cut(turnover, Math.max(0, from));

function cut({ firstHour, payments, captures, holds, voids, refunds }: Turnover, from: number, to?: number): Turnover {
  const part = ({ count, amount, squares }: Turned): Turned => ({
    count: count.subarray(from, to),
    amount: amount.subarray(from, to),
    squares: squares.subarray(from, to),
  });
  return {
    firstHour: firstHour + from,
    payments: part(payments),
    captures: part(captures),
    holds: part(holds),
    voids: part(voids),
    refunds: part(refunds),
  };
}

/** What a limit counts, hour by hour up to now, and the calendar that goes on. */
export interface History {
  calendar: Calendar;
  /** Position in the calendar up to which there is history. */
  end: number;
  /** How many payments took room. */
  payments: Float64Array;
  /** What they took: minor units or a number, less what was given back. */
  used: Float64Array;
  /** The sum of squares of all that moved it. */
  squares: Float64Array;
  /** 1 in the hours in which a limit that was used up let nothing through. */
  stopped: Float64Array;
  /** 1 in the hours from which nothing ordinary is learned: those, and holidays. */
  unusual: Float64Array;
}

export type Counted = Pick<LimitTerms, 'refunds' | 'countsHolds'> & { kind: LimitKind };

/**
 * The history of a limit. Refunds of the same day alone are left out: which day they belong to is not known by the hour, so what is foretold is
 * rather too high.
 */
export function historyOf(
  turnover: Turnover,
  counted: Counted,
  calendar: Calendar,
  stoppedHours?: Float64Array,
): History {
  const { payments, used, squares } = countedOf(turnover, counted);
  const stopped = stoppedHours ?? new Float64Array(used.length);
  const isUnusual = (isHoliday: number, at: number) => Math.max(isHoliday, valueAt(stopped, at));
  const unusual = stoppedHours === undefined ? calendar.isHoliday : calendar.isHoliday.map(isUnusual);
  return { calendar, end: used.length, payments, used, squares, stopped, unusual };
}

/** What of a turnover a limit counts: a hold takes room when it is made, or when it is captured, never twice. */
export function countedOf(
  turnover: Turnover,
  counted: Counted,
): Pick<History, 'payments' | 'used' | 'squares'> & { given: Float64Array } {
  const { takes, gives, measure } = movesOf(turnover, counted);
  const length = turnover.payments.count.length;
  const squares = measure === 'count' ? 'count' : 'squares';
  const given = summed(length, gives, measure);
  return {
    payments: summed(length, takes, 'count'),
    used: summed(length, takes, measure).map((taken, at) => taken - valueAt(given, at)),
    squares: summed(length, [...takes, ...gives], squares),
    given,
  };
}

/** Of what a limit counts only what it takes, less what is given back. */
export function usedIn(turnover: Turnover, counted: Counted): Float64Array {
  const { takes, gives, measure } = movesOf(turnover, counted);
  const used = summed(turnover.payments.count.length, takes, measure);
  for (const { [measure]: given } of gives)
    for (let at = 0; at < used.length; at += 1) addTo(used, at, -valueAt(given, at));
  return used;
}

function movesOf(turnover: Turnover, { kind, countsHolds, refunds }: Counted) {
  const takes = [turnover.payments, countsHolds ? turnover.holds : turnover.captures];
  const gives = [...(countsHolds ? [turnover.voids] : []), ...(refunds === 'subtract' ? [turnover.refunds] : [])];
  return { takes, gives, measure: kind.endsWith('-count') ? ('count' as const) : ('amount' as const) };
}

function summed(length: number, parts: readonly Turned[], of: keyof Turned): Float64Array {
  const total = new Float64Array(length);
  for (const { [of]: cells } of parts) for (let at = 0; at < length; at += 1) addTo(total, at, valueAt(cells, at));
  return total;
}
