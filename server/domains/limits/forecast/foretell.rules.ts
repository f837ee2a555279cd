import type { LimitForecast, LimitKind, LimitTerms } from '../contract.ts';
import type { UsedBand } from '../usage.rules.ts';
import { periodOf, ROLLING_HOURS, type Span, windowAt } from '../windows.rules.ts';
import { type Ahead, aheadOf, type CapFrom } from './ahead.rules.ts';
import { valueAt } from './cells.rules.ts';
import { chanceBy, chancesOf, momentOf, momentsAt } from './chances.rules.ts';
import { curveOf } from './curve.rules.ts';
import type { History } from './history.rules.ts';
import { HOUR_MS, HOURS_A_DAY } from './local-hours.rules.ts';
import { Z95 } from './normal.rules.ts';
import { chancesOfPaths } from './paths.rules.ts';
import type { Profile } from './profile.rules.ts';

/** All that a forecast is made from. */
export interface Outlook {
  at: Temporal.Instant;
  kind: LimitKind;
  terms: LimitTerms;
  /** The caps that hold from now on, the running one first. */
  caps: readonly CapFrom[];
  /** What is used now. */
  used: UsedBand;
  bankOpensAt: Temporal.Instant | undefined;
  history: History;
  profile: Profile;
  /** The same seed gives the same forecast. */
  seed: number;
}

/** Of a limit with a window. */
export function foretell(outlook: Outlook): LimitForecast {
  const window = windowOf(outlook);
  const looked = chancesIn(outlook, window, outlook.used);
  const { ahead, chances } = looked;
  const { bankOpensAt } = outlook;
  return {
    p10: momentText(momentOf(ahead, chances, 0.1)),
    p50: momentText(momentOf(ahead, chances, 0.5)),
    p90: momentText(momentOf(ahead, chances, 0.9)),
    pBeforeReset: valueAt(chances, ahead.length - 1),
    pBeforeBankOpens:
      bankOpensAt === undefined
        ? valueAt(chances, ahead.length - 1)
        : chanceUntil(outlook, window, looked, bankOpensAt),
    bankOpensAt: bankOpensAt?.toString() ?? null,
    curve: curveOf({ ...outlook, window, ahead }),
    monthP95: turnoverP95(outlook),
  };
}

/** The window that is used up: of a rolling one, as far as what comes now stays in it. */
function windowOf({ kind, terms, at }: Outlook): Span {
  const window = windowAt(kind, terms, at);
  if (window === undefined) throw new Error(`a limit of kind ${kind} has no window`);
  return terms.window === 'rolling' ? { start: window.start, end: at.add({ milliseconds: rollingMs(kind) }) } : window;
}

const rollingMs = (kind: LimitKind) => ROLLING_HOURS[periodOf(kind) ?? 'day'] * HOUR_MS;

interface Looked {
  ahead: Ahead;
  chances: Float64Array;
}

function chancesIn(outlook: Outlook, { start, end }: Span, used: Outlook['used']): Looked {
  const { history, profile, kind, terms, caps, at, seed } = outlook;
  const fromMs = Math.max(start.epochMilliseconds, at.epochMilliseconds);
  const ahead = aheadOf({
    history,
    profile,
    fromMs,
    untilMs: end.epochMilliseconds,
    used: used.likely,
    caps,
    rollingMs: terms.window === 'rolling' ? rollingMs(kind) : undefined,
  });
  // Reached already, whatever the band is.
  if (ahead.length > 0 && used.low >= valueAt(ahead.cap, 0))
    return { ahead, chances: new Float64Array(ahead.length).fill(1) };
  const bandWidth = used.high - used.low;
  if (profile.isThin) return { ahead, chances: chancesOfPaths({ history, profile, ahead, bandWidth }, seed) };
  return { ahead, chances: chancesOf(ahead, profile, bandWidth ** 2 / 12) };
}

/** P(hit before a moment), over the windows that begin before it: each starts empty. */
function chanceUntil(outlook: Outlook, first: Span, looked: Looked, until: Temporal.Instant): number {
  const { kind, terms, at } = outlook;
  const untilMs = until.epochMilliseconds;
  if (terms.window === 'rolling') {
    const isSeen = Temporal.Instant.compare(until, first.end) <= 0;
    const { ahead, chances } = isSeen ? looked : chancesIn(outlook, { start: at, end: until }, outlook.used);
    return chanceBy(ahead, chances, untilMs);
  }
  let free = 1 - chanceBy(looked.ahead, looked.chances, untilMs);
  let window = windowAt(kind, terms, first.end);
  while (window !== undefined && Temporal.Instant.compare(window.start, until) < 0) {
    const { ahead, chances } = chancesIn(outlook, window, NOTHING);
    free *= 1 - chanceBy(ahead, chances, untilMs);
    window = windowAt(kind, terms, window.end);
  }
  return Math.min(1, Math.max(0, 1 - free));
}

const NOTHING: UsedBand = { low: 0, likely: 0, high: 0 };

/** The 95th percentile of what the limit's own period will turn over: of the next 30 days, or of the fullest of the next seven. */
function turnoverP95({ at, kind, history, profile }: Outlook): number {
  const [days, starts] = periodOf(kind) === 'day' ? [1, [0, 1, 2, 3, 4, 5, 6]] : [30, [0]];
  const ofPeriods = starts.map((start) => {
    const fromMs = at.epochMilliseconds + start * DAY_MS;
    const ahead = aheadOf({ history, profile, fromMs, untilMs: fromMs + days * DAY_MS, used: 0, caps: [] });
    const { mean, variance } = momentsAt(ahead, profile, ahead.length - 1);
    return mean + Z95 * Math.sqrt(variance);
  });
  return Math.max(0, Math.round(Math.max(...ofPeriods)));
}

const DAY_MS = HOURS_A_DAY * HOUR_MS;

const momentText = (ms: number | undefined): string | null =>
  ms === undefined ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(ms)).toString();
