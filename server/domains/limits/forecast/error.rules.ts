import type { ForecastError } from '../contract.ts';
import { addTo, valueAt } from './cells.rules.ts';
import type { History } from './history.rules.ts';
import { HOURS_A_DAY, HOURS_A_WEEK } from './local-hours.rules.ts';
import { factorAt, firstPaid, fitProfile, LEAST_HISTORY_HOURS } from './profile.rules.ts';

/** How forecasts of the weeks that are over did. */
export interface Judged {
  /** Whether the beginning and the end of months are told with factors of their own. */
  withMonth: boolean;
  /** Null where no week had four weeks before it. */
  error: ForecastError | null;
}

const TRIED_WEEKS = 8;
const SHOWN_WEEKS = 4;
/** A twentieth better, or the month is left out. */
const EARNS = 0.95;
const LEAST_MONTH_WEEKS = 9;

/**
 * Each of the last eight weeks told as it would have been on its eve (a rolling origin; operations.md, B.4), with and without the month. What
 * is shown is of the last four.
 */
export function judge(history: History): Judged {
  const flat = weeksTold(history, false);
  if (history.end - firstPaid(history) < LEAST_MONTH_WEEKS * HOURS_A_WEEK)
    return { withMonth: false, error: errorOf(flat) };
  const monthly = weeksTold(history, true);
  const withMonth = wapeOf(daysOf(monthly.flat())) < EARNS * wapeOf(daysOf(flat.flat()));
  return { withMonth, error: errorOf(withMonth ? monthly : flat) };
}

/** Of one part of one day: what a forecast made before said, and what came. */
interface Told {
  foretold: number;
  came: number;
  /** How much of it was compared. */
  hours: number;
}
/** The parts of one day, from the night to the evening. */
type ToldDay = Told[];

const PARTS_A_DAY = 4;
const HOURS_A_PART = HOURS_A_DAY / PARTS_A_DAY;

/** WAPE is the sum of errors over the sum of what came, by parts of days; bias the same with its sign. */
function errorOf(weeks: readonly ToldDay[][]): ForecastError | null {
  const days = weeks.slice(0, SHOWN_WEEKS).flat();
  const told = days.flat().filter(isCompared);
  if (told.length === 0) return null;
  const parts = Array.from({ length: PARTS_A_DAY }, (_, part) =>
    days.flatMap((day) => day[part] ?? []).filter(isCompared),
  );
  return {
    wape: wapeOf(told),
    bias: shareOf(sumOf(told, 'foretold') - sumOf(told, 'came'), sumOf(told, 'came')),
    byPart: named(parts.map(wapeOf)),
    toldByPart: named(parts.map(({ length }) => length)),
  };
}

const isCompared = ({ hours }: Told) => hours > 0;

const named = ([night = 0, morning = 0, afternoon = 0, evening = 0]: readonly number[]) => ({
  night,
  morning,
  afternoon,
  evening,
});

/** The last week first; those with too little before them are not told. */
function weeksTold(history: History, withMonth: boolean): ToldDay[][] {
  const weeks = Array.from({ length: TRIED_WEEKS }, (_, week) => history.end - (week + 1) * HOURS_A_WEEK);
  return weeks.map((from) => weekTold(history, from, withMonth));
}

function weekTold(history: History, from: number, withMonth: boolean): ToldDay[] {
  if (from - firstPaid(history) < LEAST_HISTORY_HOURS) return [];
  const profile = fitProfile(history, from, { withMonth });
  if (profile === undefined) return [];
  const { calendar, used, stopped } = history;
  const { hours } = calendar;
  const firstDay = valueAt(hours.day, from);
  const foretold = new Float64Array((valueAt(hours.day, from + HOURS_A_WEEK - 1) - firstDay + 1) * PARTS_A_DAY);
  const came = new Float64Array(foretold.length);
  const compared = new Float64Array(foretold.length);
  for (let at = from; at < from + HOURS_A_WEEK; at += 1) {
    // What a limit did not let through is no error of the forecast.
    if (valueAt(stopped, at) === 1) continue;
    const part =
      (valueAt(hours.day, at) - firstDay) * PARTS_A_DAY + Math.floor(valueAt(hours.clock, at) / HOURS_A_PART);
    const use = valueAt(profile.used, valueAt(calendar.cell, at));
    addTo(foretold, part, profile.level * factorAt(calendar, profile, at) * use);
    addTo(came, part, valueAt(used, at));
    addTo(compared, part, 1);
  }
  const told = Array.from(foretold, (sum, part) => ({
    foretold: sum,
    came: valueAt(came, part),
    hours: valueAt(compared, part),
  }));
  return Array.from({ length: told.length / PARTS_A_DAY }, (_, day) =>
    told.slice(day * PARTS_A_DAY, (day + 1) * PARTS_A_DAY),
  );
}

const daysOf = (days: readonly ToldDay[]): Told[] =>
  days.map((parts) => ({
    foretold: sumOf(parts, 'foretold'),
    came: sumOf(parts, 'came'),
    hours: sumOf(parts, 'hours'),
  }));

const sumOf = (told: readonly Told[], of: keyof Told) => told.reduce((sum, one) => sum + one[of], 0);

const wapeOf = (told: readonly Told[]) =>
  shareOf(
    told.reduce((sum, { foretold, came }) => sum + Math.abs(foretold - came), 0),
    told.reduce((sum, { came }) => sum + Math.abs(came), 0),
  );

const shareOf = (error: number, whole: number) => (whole === 0 ? 0 : error / whole);
