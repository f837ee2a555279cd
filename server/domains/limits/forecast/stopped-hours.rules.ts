import type { LimitKind, LimitTerms } from '../contract.ts';
import { periodOf, ROLLING_HOURS } from '../windows.rules.ts';
import { type CapFrom, capAt } from './ahead.rules.ts';
import { valueAt } from './cells.rules.ts';
import { HOUR_MS, type LocalHours } from './local-hours.rules.ts';

/** A limit with the caps that held one after another. */
export interface CappedLimit {
  kind: LimitKind;
  terms: Pick<LimitTerms, 'window' | 'resetClock' | 'resetDay'>;
  caps: readonly CapFrom[];
}

/** So near its cap a limit turns away most payments. */
const REACHED = 0.98;
/** What goes on beyond its cap by more than this was not stopped by it, */
const STOPPED = 1.02;
/** nor what goes on at more than half its pace. */
const SLOWED = 0.5;

/**
 * Marks with 1 the hours in which a limit was used up and let nothing through, from the hour in which it was reached to its reset or a higher cap: they
 * say nothing of what would have been sold. `stopped` and `used` by position in `hours`, which are of the limit's zone.
 */
export function markStopped(stopped: Float64Array, used: Float64Array, hours: LocalHours, limit: CappedLimit): void {
  if (limit.terms.window === 'rolling') markRolling(stopped, used, hours, limit);
  else markCalendar(stopped, used, hours, limit);
}

function markCalendar(stopped: Float64Array, used: Float64Array, hours: LocalHours, limit: CappedLimit): void {
  let sum = 0;
  for (const stretch of stretchesOf(used.length, hours, limit)) {
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

function stretchesOf(length: number, hours: LocalHours, { kind, terms, caps }: CappedLimit): Stretch[] {
  const resets = resetsOf(length, hours, periodOf(kind), terms);
  const raises = caps.map(({ fromMs }) => Math.floor(fromMs / HOUR_MS) - hours.firstHour);
  const bounds = [...new Set([0, ...resets, ...raises])].filter((at) => at >= 0 && at < length);
  return bounds
    .toSorted((a, b) => a - b)
    .map((from, n, all) => ({
      from,
      to: all[n + 1] ?? length,
      cap: capAt(caps, (hours.firstHour + from + 1) * HOUR_MS - 1),
      isReset: resets.has(from),
    }));
}

/** Positions at which a window begins. A reset within an hour counts as at its beginning. */
function resetsOf(
  length: number,
  { clock, day, days }: LocalHours,
  period: ReturnType<typeof periodOf>,
  { resetClock, resetDay }: CappedLimit['terms'],
): Set<number> {
  const resetHour = Number(resetClock.slice(0, 2));
  const resets = new Set<number>();
  let before = Number.NaN;
  for (let at = 0; at < length; at += 1) {
    const today = valueAt(day, at) - Number(valueAt(clock, at) < resetHour);
    const isNew = at > 0 && today !== before;
    if (isNew && (period === 'day' || days[today]?.dayOfMonth === resetDay)) resets.add(at);
    before = today;
  }
  return resets;
}

/** As much passes as leaves the window. */
function markRolling(stopped: Float64Array, used: Float64Array, hours: LocalHours, { kind, caps }: CappedLimit): void {
  const length = ROLLING_HOURS[periodOf(kind) ?? 'day'];
  let sum = 0;
  for (let at = 0; at < used.length; at += 1) {
    sum += valueAt(used, at) - valueAt(used, at - length);
    const cap = capAt(caps, (hours.firstHour + at + 1) * HOUR_MS - 1);
    if (sum >= REACHED * cap && sum <= STOPPED * cap) stopped[at] = 1;
  }
}
