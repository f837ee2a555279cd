import type { LimitForecast, LimitKind, LimitTerms } from '../../server/domains/limits/contract.ts';
import { type CapFrom, capAt } from '../../server/domains/limits/forecast/ahead.rules.ts';
import { type Calendar, calendarOf } from '../../server/domains/limits/forecast/calendar.rules.ts';
import type { Judged } from '../../server/domains/limits/forecast/error.rules.ts';
import { foretell } from '../../server/domains/limits/forecast/foretell.rules.ts';
import { isForetold } from '../../server/domains/limits/forecast/foretold.rules.ts';
import { countedOf, type Turnover, upTo } from '../../server/domains/limits/forecast/history.rules.ts';
import { HOUR_MS, hourOf, localHours } from '../../server/domains/limits/forecast/local-hours.rules.ts';
import { HOURS_AHEAD, prospectOf } from '../../server/domains/limits/forecast/prospect.rules.ts';
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
  const { history, profile, withMonth, error } = prospectOf(passed, counted, calendar, judged);
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
  isAlarmed: boolean;
  /** From the first alarm to the breach; undefined where either did not come. */
  leadHours: number | undefined;
}

const STEP_HOURS = 12;

/** Looks at the window every twelve hours, as shifts begin, until it ends or is used up. */
export function watchWindow(tried: Tried, within: Temporal.Instant): WindowOutcome {
  const window = windowAt(tried.kind, tried.terms, within);
  if (window === undefined) throw new Error('a limit with a window is wanted');
  const hitMs = hitIn(tried, window);
  const isHit = hitMs !== undefined;
  const endMs = hitMs ?? window.end.epochMilliseconds;
  const calendar = calendarFor(tried);
  let judged: Judged | undefined;
  for (let ms = window.start.epochMilliseconds + STEP_HOURS * HOUR_MS; ms < endMs; ms += STEP_HOURS * HOUR_MS) {
    const told = foretellAt(tried, Temporal.Instant.fromEpochMilliseconds(ms), calendar, judged);
    judged = told?.judged;
    if (told === undefined || !isForetold(told.forecast)) continue;
    return { isHit, isAlarmed: true, leadHours: isHit ? (hitMs - ms) / HOUR_MS : undefined };
  }
  return { isHit, isAlarmed: false, leadHours: undefined };
}

function opensNext(at: Temporal.Instant, zone: string): Temporal.Instant {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const mornings = [0, 1, 2, 3, 4]
    .map((days) => today.add({ days }))
    .filter(({ dayOfWeek }) => dayOfWeek <= 5)
    .map((date) => date.toZonedDateTime({ timeZone: zone, plainTime: '09:00' }).toInstant());
  return mornings.find((morning) => Temporal.Instant.compare(at, morning) < 0) ?? at;
}
