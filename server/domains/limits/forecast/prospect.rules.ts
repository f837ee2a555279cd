import type { HiddenForecast } from '../contract.ts';
import type { Calendar } from './calendar.rules.ts';
import { type Judged, judge } from './error.rules.ts';
import { type Counted, type History, historyOf, type Turnover } from './history.rules.ts';
import { HOURS_A_DAY } from './local-hours.rules.ts';
import { firstPaid, fitProfile, LEAST_HISTORY_HOURS, type Profile } from './profile.rules.ts';

/** How many hours to come a calendar carries: a month, and a bank that is closed over its end. */
export const HOURS_AHEAD = 45 * HOURS_A_DAY;

/** What the past of a terminal says to a limit: the same whatever the cap, so it is worked out once for all limits that count alike. */
export interface Prospect extends Judged {
  history: History;
  profile: Profile | undefined;
  /** Why nothing is foretold. */
  hidden: HiddenForecast | null;
}

interface Known {
  /** Of earlier the same day: looking back costs ten times as much as looking ahead. */
  judged?: Judged | undefined;
  /** The hours in which a limit let nothing through. */
  stopped?: Float64Array | undefined;
}

/**
 * `turnover` ends with the last whole hour, and the calendar goes on from there.
 */
export function prospectOf(turnover: Turnover, counted: Counted, calendar: Calendar, known: Known = {}): Prospect {
  const { judged, stopped } = known;
  const history = historyOf(turnover, counted, calendar, stopped);
  const hidden = hiddenFor(history.end - firstPaid(history));
  if (hidden !== null) return { history, profile: undefined, hidden, withMonth: false, error: null };
  const { withMonth, error } = judged ?? judge(history);
  return { history, profile: fitProfile(history, history.end, { withMonth }), hidden, withMonth, error };
}

function hiddenFor(hoursOfHistory: number): HiddenForecast | null {
  if (hoursOfHistory === 0) return 'nothing-paid';
  return hoursOfHistory < LEAST_HISTORY_HOURS ? 'too-little-history' : null;
}
