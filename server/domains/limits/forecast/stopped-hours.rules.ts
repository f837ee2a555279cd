import type { LimitKind, LimitTerms } from '../contract.ts';
import { periodOf, ROLLING_HOURS } from '../windows.rules.ts';
import { type CapFrom, capAt } from './ahead.rules.ts';
import { valueAt } from './cells.rules.ts';
import { HOUR_MS, type LocalHours } from './local-hours.rules.ts';

/** A limit with the caps that held one after another. */
export interface CappedLimit {
  kind: LimitKind;
  terms: Resetting;
  caps: readonly CapFrom[];
  /** Hours since 1970. */
  firstHour: number;
  /** Positions at which a window begins, in order: `resetsOf`. */
  resets: readonly number[];
}

type Resetting = Pick<LimitTerms, 'window' | 'resetClock' | 'resetDay'>;

/** So near its cap a limit turns away most payments. */
const REACHED = 0.98;
/** What goes on beyond its cap by more than this was not stopped by it, */
const STOPPED = 1.02;
/** nor what goes on at more than half its pace. */
const SLOWED = 0.5;

/**
 * Marks with 1 the hours in which a limit was used up and let nothing through, from the hour in which it was reached to its reset or a higher cap: they
 * say nothing of what would have been sold. `stopped` and `used` by position from `firstHour` on.
 */
export function markStopped(stopped: Float64Array, used: Float64Array, limit: CappedLimit): void {
  if (limit.terms.window === 'rolling') markRolling(stopped, used, limit);
  else markCalendar(stopped, used, limit);
}

function markCalendar(stopped: Float64Array, used: Float64Array, limit: CappedLimit): void {
  let sum = 0;
  for (const stretch of stretchesOf(used.length, limit)) {
    if (stretch.isReset) sum = 0;
    sum = markStretch(stopped, used, { ...stretch, before: sum });
  }
}

/** A window, or the part of one in which the same cap held: `[from, to)`. */
interface Stretch {
  from: number;
  to: number;
  cap: number;
  /** Whether a window begins with it. */
  isReset: boolean;
}

/** Gives what is used at its end. */
function markStretch(
  stopped: Float64Array,
  used: Float64Array,
  { from, to, cap, before }: Omit<Stretch, 'isReset'> & { before: number },
): number {
  let sum = before;
  let reached = from;
  for (; reached < to && sum < REACHED * cap; reached += 1) sum += valueAt(used, reached);
  if (sum < REACHED * cap) return sum;
  const pace = (sum - before) / Math.max(1, reached - from);
  let after = 0;
  for (let at = reached; at < to; at += 1) after += valueAt(used, at);
  const isStopped = sum + after <= STOPPED * Math.max(cap, before) && after <= SLOWED * pace * (to - reached);
  if (isStopped) stopped.fill(1, Math.max(from, reached - 1), to);
  return sum + after;
}

function stretchesOf(length: number, { caps, firstHour, resets }: CappedLimit): Stretch[] {
  const raises = caps.slice(1).map(({ fromMs }) => Math.floor(fromMs / HOUR_MS) - firstHour);
  const raised = raises.filter((at) => at > 0 && !resets.includes(at));
  const bounds = raised.length === 0 ? [0, ...resets] : [0, ...resets, ...new Set(raised)].toSorted((a, b) => a - b);
  return bounds
    .filter((at) => at < length)
    .map((from, n, all) => ({
      from,
      to: all[n + 1] ?? length,
      cap: capAt(caps, (firstHour + from + 1) * HOUR_MS - 1),
      isReset: !raised.includes(from),
    }));
}

/** Positions at which a window begins, in the hours of the limit's zone. A reset within an hour counts as at its beginning. */
export function resetsOf(
  { length, clock, day, days }: LocalHours,
  { kind, terms: { resetClock, resetDay } }: { kind: LimitKind; terms: Resetting },
): number[] {
  const isOfDay = periodOf(kind) === 'day';
  const resetHour = Number(resetClock.slice(0, 2));
  const resets: number[] = [];
  let before = Number.NaN;
  for (let at = 0; at < length; at += 1) {
    const today = valueAt(day, at) - Number(valueAt(clock, at) < resetHour);
    const isNew = at > 0 && today !== before;
    if (isNew && (isOfDay || days[today]?.dayOfMonth === resetDay)) resets.push(at);
    before = today;
  }
  return resets;
}

/** As much passes as leaves the window. */
function markRolling(stopped: Float64Array, used: Float64Array, { kind, caps, firstHour }: CappedLimit): void {
  const length = ROLLING_HOURS[periodOf(kind) ?? 'day'];
  let sum = 0;
  for (let at = 0; at < used.length; at += 1) {
    sum += valueAt(used, at) - valueAt(used, at - length);
    const cap = capAt(caps, (firstHour + at + 1) * HOUR_MS - 1);
    if (sum >= REACHED * cap && sum <= STOPPED * cap) stopped[at] = 1;
  }
}
