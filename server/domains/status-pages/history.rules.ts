import { HISTORY_STATES, type HistoryState } from './contract.ts';

/** How many days are shown, today among them. */
export const SHOWN_DAYS = 90;
/** What counts against availability, by the minute: an outage wholly, a partial one by half. Works and slowness do not. */
const LOST_SHARE: Record<HistoryState, number> = { ok: 0, works: 0, degraded: 0, partial: 0.5, major: 1 };
const MINUTE_MS = 60_000;

export type Minutes = Record<Exclude<HistoryState, 'ok'>, number>;

/** A stretch in which a component was not well: `[from, to)`, open while it lasts. */
export interface Impact {
  incidentId: string;
  state: Exclude<HistoryState, 'ok'>;
  from: Temporal.Instant;
  to: Temporal.Instant | null;
}

/** What a day was for one component. Minutes of the day that stand in no other state were good ones. */
export interface Day {
  day: string;
  state: HistoryState;
  minutes: Minutes;
  /** How long the day is, or has been until now. */
  length: number;
  incidentIds: string[];
}

/** The last days up to and with the one of `at` in a zone, oldest first. */
export function daysUntil(at: Temporal.Instant, zone: string, count = SHOWN_DAYS): Temporal.PlainDate[] {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: count }, (_, index) => today.subtract({ days: count - 1 - index }));
}

/** A day runs from its midnight to the next one: 23 or 25 hours where the clock was changed. */
export function boundsOf(day: Temporal.PlainDate, zone: string): { start: Temporal.Instant; end: Temporal.Instant } {
  const begin = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).toInstant();
  return { start: begin(day), end: begin(day.add({ days: 1 })) };
}

/**
 * A day by its impacts. A minute that an impact touches counts wholly, and where several lie over each other the worst one
 * counts, so the minutes of all states together are never more than the day.
 */
export function dayOf(date: Temporal.PlainDate, zone: string, impacts: readonly Impact[], at: Temporal.Instant): Day {
  const { start, end } = boundsOf(date, zone);
  const startMs = start.epochMilliseconds;
  const untilMs = Math.max(startMs, Math.min(end.epochMilliseconds, at.epochMilliseconds));
  const length = Math.ceil((untilMs - startMs) / MINUTE_MS);
  const stretches = impacts.flatMap(({ from, to, state, incidentId }) => {
    const first = Math.max(0, Math.floor((from.epochMilliseconds - startMs) / MINUTE_MS));
    const last = to === null ? length : Math.min(length, Math.ceil((to.epochMilliseconds - startMs) / MINUTE_MS));
    return first < last ? [{ first, last, state, incidentId }] : [];
  });
  const minutes = minutesByState(stretches);
  const state = HISTORY_STATES.findLast((name) => name !== 'ok' && minutes[name] > 0) ?? 'ok';
  return {
    day: date.toString(),
    state,
    minutes,
    length,
    incidentIds: [...new Set(stretches.map(({ incidentId }) => incidentId))].sort(),
  };
}

interface Stretch {
  first: number;
  last: number;
  state: Exclude<HistoryState, 'ok'>;
}

function minutesByState(stretches: readonly Stretch[]): Minutes {
  const minutes: Minutes = { works: 0, degraded: 0, partial: 0, major: 0 };
  const cuts = [...new Set(stretches.flatMap(({ first, last }) => [first, last]))].sort((a, b) => a - b);
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const here = stretches.filter(({ first, last }) => first <= from && to <= last).map(({ state }) => state);
    const worst = HISTORY_STATES.findLast((name) => name !== 'ok' && here.includes(name));
    if (worst !== undefined && worst !== 'ok') minutes[worst] += to - from;
  }
  return minutes;
}

/** The share of time in which a component was there, 0 to 1, over days that are known; undefined where there are none. */
export function availabilityOf(days: readonly Day[]): number | undefined {
  const total = days.reduce((sum, { length }) => sum + length, 0);
  if (total === 0) return undefined;
  const lost = days.reduce(
    (sum, { minutes }) => sum + minutes.major * LOST_SHARE.major + minutes.partial * LOST_SHARE.partial,
    0,
  );
  return 1 - lost / total;
}

/** Per cent with two places, never rounded up: 100 % is said of nothing that failed for a minute. */
export function availabilityText(share: number): string {
  const hundredths = Math.floor(share * 10_000 + 1e-9);
  return (Math.min(hundredths, share < 1 ? 9_999 : 10_000) / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** A day as it was frozen; a frozen day that nothing is kept of was a good one. */
export type FrozenDay = Pick<Day, 'state' | 'minutes' | 'incidentIds'>;

export interface Past {
  at: Temporal.Instant;
  zone: string;
  /** When anything was first known of the component; days before it are not told of. */
  since: Temporal.Instant | undefined;
  impacts: readonly Impact[];
  isFrozen(day: string): boolean;
  frozen(day: string): FrozenDay | undefined;
}

/** The shown days of one component, oldest first: frozen ones as they were frozen, the others by what is known now. */
export function pastOf({ at, zone, since, impacts, isFrozen, frozen }: Past): (Day | undefined)[] {
  return daysUntil(at, zone).map((date) => {
    const { start, end } = boundsOf(date, zone);
    const day = date.toString();
    const length = (end.epochMilliseconds - start.epochMilliseconds) / MINUTE_MS;
    const told = isFrozen(day)
      ? { ...dayOf(date, zone, [], at), ...frozen(day), length }
      : dayOf(date, zone, impacts, at);
    // A day before all payments is known by its trouble alone.
    const isBefore = since === undefined || Temporal.Instant.compare(end, since) <= 0;
    return isBefore && told.state === 'ok' ? undefined : told;
  });
}

/** The beginning of the oldest day that is shown. */
export function firstMoment(at: Temporal.Instant, zone: string): Temporal.Instant {
  const [first] = daysUntil(at, zone);
  return first === undefined ? at : boundsOf(first, zone).start;
}
