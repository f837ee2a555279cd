import { openingAt } from '../calendar/opening.rules.ts';
import { type CapChange, capsFrom } from './caps.rules.ts';
import type { LimitForecast } from './contract.ts';
import type { LimitInForce } from './facts.ts';
import { type Calendar, calendarOf } from './forecast/calendar.rules.ts';
import type { Judged } from './forecast/error.rules.ts';
import { foretell } from './forecast/foretell.rules.ts';
import { HISTORY_HOURS, type Turnover, upTo, usedIn } from './forecast/history.rules.ts';
import { HOUR_MS, localHours, startOfHour } from './forecast/local-hours.rules.ts';
import { HOURS_AHEAD, type Prospect, prospectOf } from './forecast/prospect.rules.ts';
import { markStopped, resetsOf } from './forecast/stopped-hours.rules.ts';
import { type UsedBand, usedSince } from './usage.rules.ts';
import { periodOf, type Span, windowAt } from './windows.rules.ts';

/** A limit with all that its forecast is made from. `turnovers` reach to the hour that runs, which is not history yet. */
export interface Foreseen {
  limit: LimitInForce;
  /** Its values since the history began, and those that are agreed to come. */
  capChanges: readonly CapChange[];
  /** Every limit of the same terminal and currency, for each may have stopped payments: one and the same list for all of them. */
  beside: readonly Pick<Foreseen, 'limit' | 'capChanges'>[];
  turnovers: { likely: Turnover; least: Turnover; most: Turnover };
  /** What is used, where whole hours do not say it. */
  exact: UsedBand | undefined;
  /** Of a forecast earlier on the same day. */
  judged: Judged | undefined;
}

export interface Foretold {
  window: Span | undefined;
  used: UsedBand;
  cap: number;
  prospect: Prospect | undefined;
  forecast: LimitForecast | null;
}

/** Forecasts limits one after another; what is the same for several of them is worked out once. */
export function foretellLimits(at: Temporal.Instant, limits: readonly Foreseen[]): Foretold[] {
  const calendars = new Map<string, Calendar>();
  const prospects = new Map<string, Prospect>();
  const stops = new Map<Foreseen['beside'], Float64Array>();
  const shared = { calendars, resets: new Map<string, number[]>() };
  return limits.map((foreseen) => {
    const { limit } = foreseen;
    const window = windowAt(limit.kind, limit.terms, at);
    const { cap } = limit;
    if (window === undefined) return { window, used: NOTHING, cap, prospect: undefined, forecast: null };
    const calendar = keptCalendar(calendars, foreseen);
    const stopped = () => kept(stops, foreseen.beside, () => stoppedFor(foreseen, shared));
    const prospect = kept(prospects, prospectKey(limit), () => prospectFor(foreseen, calendar, stopped));
    const used = foreseen.exact ?? usedInHours(foreseen, window);
    return { window, used, cap, prospect, forecast: forecastOf(foreseen, prospect, used, at) };
  });
}

const NOTHING: UsedBand = { low: 0, likely: 0, high: 0 };

function kept<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}

const holidaysOf = ({ bankHours }: LimitInForce) => bankHours?.holidays ?? [];

const calendarKey = (limit: LimitInForce) => `${limit.terms.zone} ${holidaysOf(limit).join()}`;

const isOfCount = (kind: LimitInForce['kind']) => kind.endsWith('-count');

function prospectKey(limit: LimitInForce): string {
  const { terminalId, currency, kind, terms } = limit;
  const measure = isOfCount(kind) ? 'count' : 'amount';
  return [terminalId, currency, measure, terms.refunds, terms.countsHolds, calendarKey(limit)].join(' ');
}

const calendarFor = ({ limit, turnovers }: Pick<Foreseen, 'limit' | 'turnovers'>): Calendar =>
  calendarOf(localHours(limit.terms.zone, turnovers.likely.firstHour, HISTORY_HOURS + HOURS_AHEAD), holidaysOf(limit));

const keptCalendar = (calendars: Map<string, Calendar>, foreseen: Pick<Foreseen, 'limit' | 'turnovers'>): Calendar =>
  kept(calendars, calendarKey(foreseen.limit), () => calendarFor(foreseen));

const prospectFor = (
  { limit, turnovers, judged }: Foreseen,
  calendar: Calendar,
  stopped: () => Float64Array,
): Prospect =>
  prospectOf(upTo(turnovers.likely, HISTORY_HOURS), { kind: limit.kind, ...limit.terms }, calendar, {
    judged,
    stopped: someOf(stopped()),
  });

/** The hours of the history in which any limit of the terminal let nothing through. */
function stoppedFor({ beside, turnovers }: Foreseen, shared: Shared): Float64Array {
  const stopped = new Float64Array(HISTORY_HOURS);
  const turnover = upTo(turnovers.likely, HISTORY_HOURS);
  const start = startOfHour(turnover.firstHour);
  const counts = new Map<string, Float64Array>();
  for (const { limit, capChanges } of beside) {
    const { kind, terms } = limit;
    if (periodOf(kind) === undefined) continue;
    const key = [isOfCount(kind), terms.refunds, terms.countsHolds].join(' ');
    const used = kept(counts, key, () => usedIn(turnover, { kind, ...terms }));
    const caps = capsFrom(Number.POSITIVE_INFINITY, capChanges, start);
    markStopped(stopped, used, { ...keptResets(shared, { limit, turnovers }), kind, terms, caps });
  }
  return stopped;
}

/** What is worked out once for all limits that have it in common. */
interface Shared {
  calendars: Map<string, Calendar>;
  resets: Map<string, number[]>;
}

function keptResets({ calendars, resets }: Shared, { limit, turnovers }: Pick<Foreseen, 'limit' | 'turnovers'>) {
  const { kind, terms } = limit;
  const { hours } = keptCalendar(calendars, { limit, turnovers });
  const key = [terms.zone, periodOf(kind), terms.resetClock, terms.resetDay].join(' ');
  return { firstHour: hours.firstHour, resets: kept(resets, key, () => resetsOf(hours, { kind, terms })) };
}

const someOf = (stopped: Float64Array) => (stopped.includes(1) ? stopped : undefined);

const usedInHours = ({ limit, turnovers }: Foreseen, { start }: Span): UsedBand =>
  usedSince(
    turnovers,
    { kind: limit.kind, ...limit.terms },
    start.epochMilliseconds / HOUR_MS - turnovers.likely.firstHour,
  );

/** Whether whole hours of the roll-up say what is used. */
export function isOfWholeHours({ kind, terms }: LimitInForce, at: Temporal.Instant): boolean {
  const start = windowAt(kind, terms, at)?.start.epochMilliseconds ?? 0;
  return terms.window === 'calendar' && terms.refunds !== 'subtract-same-day' && start % HOUR_MS === 0;
}

function forecastOf(
  { limit, capChanges }: Foreseen,
  { profile, history }: Prospect,
  used: UsedBand,
  at: Temporal.Instant,
): LimitForecast | null {
  if (profile === undefined) return null;
  const { id, kind, terms, bankHours } = limit;
  const bankOpensAt = bankHours === null ? undefined : openingAt(bankHours, at).opensAgainAt;
  const caps = capsFrom(terms.value, capChanges, at);
  return foretell({ at, kind, terms, caps, used, bankOpensAt, history, profile, seed: seedOf(id) });
}

/** Of each limit its own, and always the same. */
const seedOf = (id: string): number => Number.parseInt(id.slice(-8), 16);
