import { type AlertFacts, alertsAt, isOver } from '../../server/domains/limits/alerts.rules.ts';
import type { LimitForecast, LimitKind, LimitTerms } from '../../server/domains/limits/contract.ts';
import { type CapFrom, capAt } from '../../server/domains/limits/forecast/ahead.rules.ts';
import { type Calendar, calendarOf } from '../../server/domains/limits/forecast/calendar.rules.ts';
import type { Judged } from '../../server/domains/limits/forecast/error.rules.ts';
import { foretell } from '../../server/domains/limits/forecast/foretell.rules.ts';
import { countedOf, type Turnover, upTo } from '../../server/domains/limits/forecast/history.rules.ts';
import { HOUR_MS, hourOf, localHours } from '../../server/domains/limits/forecast/local-hours.rules.ts';
import { HOURS_AHEAD, prospectOf } from '../../server/domains/limits/forecast/prospect.rules.ts';
import { markStopped, resetsOf } from '../../server/domains/limits/forecast/stopped-hours.rules.ts';
import { type Span, windowAt } from '../../server/domains/limits/windows.rules.ts';

export const TERMS: LimitTerms = {
  value: 1,
  window: 'calendar',
  zone: 'Europe/Warsaw',
  resetClock: '00:00',
  resetDay: 1,
  refunds: 'none',
  countsHolds: false,
  document: '',
  agreedBy: '',
};

/** A limit over a turnover whose end is known. */
export interface Tried {
  turnover: Turnover;
  kind: LimitKind;
  terms: LimitTerms;
  caps: readonly CapFrom[];
  holidays?: readonly string[];
}

/** The calendar over all of a turnover and what comes after. */
export const calendarFor = ({ turnover, terms, holidays = [] }: Omit<Tried, 'kind' | 'caps'>): Calendar => {
  const length = turnover.payments.count.length + HOURS_AHEAD;
  return calendarOf(localHours(terms.zone, turnover.firstHour, length), holidays);
};

/** What is foretold at a whole hour from what lies before it. The bank opens on weekdays at nine. */
export function foretellAt(
  tried: Tried,
  at: Temporal.Instant,
  calendar = calendarFor(tried),
  judged?: Judged,
): { forecast: LimitForecast; judged: Judged } | undefined {
  const { turnover, kind, terms, caps } = tried;
  const counted = { kind, refunds: terms.refunds, countsHolds: terms.countsHolds };
  const passed = upTo(turnover, hourOf(at) - turnover.firstHour);
  const stopped = stoppedOf(tried, passed, calendar);
  const { history, profile, withMonth, error } = prospectOf(passed, counted, calendar, { judged, stopped });
  const window = windowAt(kind, terms, at);
  if (profile === undefined || window === undefined) return undefined;
  const used = usedIn(tried, { start: window.start, end: at });
  const bankOpensAt = opensNext(at, terms.zone);
  const forecast = foretell({
    at,
    kind,
    terms,
    caps,
    used: { low: used, likely: used, high: used },
    bankOpensAt,
    history,
    profile,
    seed: 1,
  });
  return { forecast, judged: { withMonth, error } };
}

function stoppedOf({ kind, terms, caps }: Tried, passed: Turnover, calendar: Calendar): Float64Array {
  const { used } = countedOf(passed, { kind, ...terms });
  const stopped = new Float64Array(used.length);
  const { firstHour } = calendar.hours;
  markStopped(stopped, used, { kind, terms, caps, firstHour, resets: resetsOf(calendar.hours, { kind, terms }) });
  return stopped;
}

export function usedIn({ turnover, kind, terms }: Tried, { start, end }: Span): number {
  const { used } = countedOf(turnover, { kind, refunds: terms.refunds, countsHolds: terms.countsHolds });
  return used
    .subarray(hourOf(start) - turnover.firstHour, hourOf(end) - turnover.firstHour)
    .reduce((sum, amount) => sum + amount, 0);
}

/** The end of the hour in which the cap was reached, in milliseconds. */
export function hitIn(
  { turnover, kind, terms, caps }: Tried,
  { start, end }: Span,
  usedBefore = 0,
): number | undefined {
  const { used } = countedOf(turnover, { kind, refunds: terms.refunds, countsHolds: terms.countsHolds });
  let sum = usedBefore;
  for (let hour = hourOf(start); hour < hourOf(end); hour += 1) {
    sum += used[hour - turnover.firstHour] ?? 0;
    if (sum >= capAt(caps, (hour + 1) * HOUR_MS - 1)) return (hour + 1) * HOUR_MS;
  }
  return undefined;
}

/** How one window of a limit went. */
export interface WindowOutcome {
  isHit: boolean;
  /** How often a breach was foretold. */
  alarms: number;
  /** Those that were taken back, or after which none came. */
  falseAlarms: number;
  /** From the alarm that stood to the breach; undefined where either did not come. */
  leadHours: number | undefined;
}

const STEP_HOURS = 12;
/** As in the program: what was said and taken back is not said again for a day. */
const QUIET_HOURS = 24;

interface Saying {
  alarms: number;
  falseAlarms: number;
  /** When the alarm that stands was said. */
  saidMs: number | undefined;
  quietUntilMs: number;
}

/** Looks at the window every twelve hours, as shifts begin, and says what the program would say, until it ends or is used up. */
export function watchWindow(tried: Tried, within: Temporal.Instant): WindowOutcome {
  const window = windowAt(tried.kind, tried.terms, within);
  if (window === undefined) throw new Error('a limit with a window is wanted');
  const hitMs = hitIn(tried, window);
  const endMs = hitMs ?? window.end.epochMilliseconds;
  const calendar = calendarFor(tried);
  let judged: Judged | undefined;
  let saying: Saying = { alarms: 0, falseAlarms: 0, saidMs: undefined, quietUntilMs: 0 };
  for (let ms = window.start.epochMilliseconds + STEP_HOURS * HOUR_MS; ms < endMs; ms += STEP_HOURS * HOUR_MS) {
    const at = Temporal.Instant.fromEpochMilliseconds(ms);
    const told = foretellAt(tried, at, calendar, judged);
    judged = told?.judged;
    const isOpen = isBankOpen(at, tried.terms.zone);
    saying = sayAt(saying, ms, { share: 0, chances: told?.forecast ?? null, isBankOpen: isOpen });
  }
  const { alarms, falseAlarms, saidMs } = saying;
  if (hitMs !== undefined)
    return {
      isHit: true,
      alarms,
      falseAlarms,
      leadHours: saidMs === undefined ? undefined : (hitMs - saidMs) / HOUR_MS,
    };
  return { isHit: false, alarms, falseAlarms: falseAlarms + Number(saidMs !== undefined), leadHours: undefined };
}

function sayAt(saying: Saying, ms: number, facts: AlertFacts): Saying {
  const { saidMs, alarms, falseAlarms, quietUntilMs } = saying;
  if (saidMs === undefined) {
    const isNews = ms >= quietUntilMs && alertsAt(facts).includes('foretold');
    return isNews ? { ...saying, alarms: alarms + 1, saidMs: ms } : saying;
  }
  if (!isOver('foretold', facts)) return saying;
  return { ...saying, falseAlarms: falseAlarms + 1, saidMs: undefined, quietUntilMs: ms + QUIET_HOURS * HOUR_MS };
}

/** On weekdays from nine to six. */
function isBankOpen(at: Temporal.Instant, zone: string): boolean {
  const { dayOfWeek, hour } = at.toZonedDateTimeISO(zone);
  return dayOfWeek <= 5 && hour >= 9 && hour < 18;
}

function opensNext(at: Temporal.Instant, zone: string): Temporal.Instant {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const mornings = [0, 1, 2, 3, 4]
    .map((days) => today.add({ days }))
    .filter(({ dayOfWeek }) => dayOfWeek <= 5)
    .map((date) => date.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant());
  return mornings.find((morning) => Temporal.Instant.compare(at, morning) < 0) ?? at;
}
