import { valueAt } from './cells.rules.ts';
import type { History } from './history.rules.ts';
import { HOUR_MS } from './local-hours.rules.ts';
import { factorAt, type Profile } from './profile.rules.ts';

/** A cap from a moment on, in milliseconds; the next one ends it. */
export interface CapFrom {
  fromMs: number;
  value: number;
}

/** The hours of a window to come, the first and the last cut to size. Arrays by step. */
export interface Ahead {
  fromMs: number;
  length: number;
  endMs: Float64Array;
  /** Position in the history's hours, and how much of that hour. */
  position: Float64Array;
  part: Float64Array;
  /** What is used at the end of a step, before anything new comes. */
  base: Float64Array;
  /** The first step that is still in the window at the end of this one. */
  since: Float64Array;
  cap: Float64Array;
  /** What is expected to be used by the end of each step, and λ E[X²] of it: sums from the first step on. */
  mean: Float64Array;
  unit: Float64Array;
}

interface Looked {
  history: History;
  profile: Profile;
  fromMs: number;
  untilMs: number;
  /** What is used at `fromMs`. */
  used: number;
  caps: readonly CapFrom[];
  /** How long a rolling window is. */
  rollingMs?: number | undefined;
}

export function aheadOf({ history, profile, fromMs, untilMs, used, caps, rollingMs }: Looked): Ahead {
  const { hours } = history.calendar;
  const firstHour = Math.floor(fromMs / HOUR_MS);
  const length = Math.max(0, Math.ceil(untilMs / HOUR_MS) - firstHour);
  const ahead = emptyAhead(fromMs, length);
  const lastHour = hours.firstHour + hours.length;
  const left = rollingMs === undefined ? undefined : leavesOf(history, fromMs - rollingMs);
  let mean = 0;
  let unit = 0;
  for (let step = 0; step < length; step += 1) {
    const hour = firstHour + step;
    const endMs = Math.min(untilMs, (hour + 1) * HOUR_MS);
    const part = (endMs - Math.max(fromMs, hour * HOUR_MS)) / HOUR_MS;
    const position = Math.min(hour, lastHour - 1) - hours.firstHour;
    const expected = part * profile.level * factorAt(history.calendar, profile, position);
    const cell = valueAt(history.calendar.cell, position);
    mean += expected * valueAt(profile.used, cell);
    unit += expected * valueAt(profile.payments, cell) * profile.square;
    ahead.endMs[step] = endMs;
    ahead.position[step] = position;
    ahead.part[step] = part;
    ahead.base[step] = used - (left?.(endMs - (rollingMs ?? 0)) ?? 0);
    ahead.since[step] = rollingMs === undefined ? 0 : stepAt(endMs - rollingMs, firstHour);
    ahead.cap[step] = capAt(caps, endMs - 1);
    ahead.mean[step] = mean;
    ahead.unit[step] = unit;
  }
  return ahead;
}

const stepAt = (ms: number, firstHour: number) => Math.max(0, Math.floor(ms / HOUR_MS) - firstHour);

const emptyAhead = (fromMs: number, length: number): Ahead => ({
  fromMs,
  length,
  endMs: new Float64Array(length),
  position: new Float64Array(length),
  part: new Float64Array(length),
  base: new Float64Array(length),
  since: new Float64Array(length),
  cap: new Float64Array(length),
  mean: new Float64Array(length),
  unit: new Float64Array(length),
});

/** The cap that holds at a moment; before the first one, the first. */
export function capAt(caps: readonly CapFrom[], ms: number): number {
  const held = caps.findLast(({ fromMs }) => fromMs <= ms) ?? caps[0];
  return held?.value ?? Number.POSITIVE_INFINITY;
}

/** What was used between `sinceMs` and a moment, and so has left a rolling window by then. */
function leavesOf({ calendar, used, end }: History, sinceMs: number): (untilMs: number) => number {
  const before = new Float64Array(end + 1);
  for (let at = 0; at < end; at += 1) before[at + 1] = valueAt(before, at) + valueAt(used, at);
  const usedBy = (ms: number) => {
    const exact = Math.min(end, Math.max(0, ms / HOUR_MS - calendar.hours.firstHour));
    const whole = Math.floor(exact);
    return valueAt(before, whole) + (exact - whole) * valueAt(used, whole);
  };
  return (untilMs) => usedBy(untilMs) - usedBy(sinceMs);
}
