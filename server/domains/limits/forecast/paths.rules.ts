import type { Ahead } from './ahead.rules.ts';
import { addTo, valueAt } from './cells.rules.ts';
import { drawsFrom, normalDraw } from './draws.rules.ts';
import { HISTORY_HOURS, type History } from './history.rules.ts';
import { HOUR_MS, HOURS_A_DAY, HOURS_A_WEEK } from './local-hours.rules.ts';
import { factorAt, firstPaid, type Profile } from './profile.rules.ts';

const PATHS = 1000;
const WEEK_MS = HOURS_A_WEEK * HOUR_MS;

/**
 * P(hit) by the end of each step from 1,000 paths made of whole days of the same weekday (operations.md, C.5): where payments are few, or a
 * few large ones decide, a sum is not normal. The same seed gives the same paths.
 */
export function chancesOfPaths(
  { history, profile, ahead, bandWidth }: { history: History; profile: Profile; ahead: Ahead; bandWidth: number },
  seed: number,
): Float64Array {
  const pools = poolsOf(history, profile);
  const course = courseOf(history, ahead, profile, pools);
  const world = { ahead, profile, pools, course, bandWidth, sums: new Float64Array(ahead.length + 1) };
  const hits = new Float64Array(ahead.length);
  const draw = drawsFrom(seed);
  for (let path = 0; path < PATHS; path += 1) {
    const hit = hitOf(world, draw);
    if (hit !== undefined) addTo(hits, hit, 1);
  }
  let sum = 0;
  return hits.map((count) => {
    sum += count;
    return sum / PATHS;
  });
}

/** The whole days there were, by the weekday they lived. */
interface Pools {
  /** By day of the history and hour on the wall, as at level 1 of an ordinary day. */
  used: Float64Array;
  /** By day: all of it, and the most that was used at any of its hours. */
  total: Float64Array;
  peak: Float64Array;
  byWeekday: readonly Drawn[];
}
interface Drawn {
  days: number[];
  /** Sums of the weights: the newer, the likelier. */
  weights: number[];
}

const HALF_LIFE_DAYS = 28;
/** A holiday on which nearly nothing is paid tells little of an ordinary day. */
const LEAST_FACTOR = 0.05;

function poolsOf(history: History, profile: Profile): Pools {
  const { stopped, calendar } = history;
  const { hours, cell } = calendar;
  const start = Math.max(firstPaid(history), history.end - HISTORY_HOURS);
  const used = new Float64Array(hours.days.length * HOURS_A_DAY);
  const whole = new Float64Array(hours.days.length);
  const lost = new Float64Array(hours.days.length);
  const weekday = new Float64Array(hours.days.length);
  for (let at = start; at < history.end; at += 1) {
    const day = valueAt(hours.day, at);
    const share = valueAt(hours.share, at);
    const factor = factorAt(calendar, profile, at) / share;
    const came = valueAt(history.used, at) / Math.max(factor, LEAST_FACTOR);
    const usual = share * valueAt(profile.used, valueAt(cell, at));
    const isStopped = valueAt(stopped, at) === 1;
    // A day whose last hours a limit stopped is made whole with what they usually bring.
    addTo(used, day * HOURS_A_DAY + valueAt(hours.clock, at), isStopped ? Math.max(came, usual) : came);
    addTo(whole, day, share);
    if (isStopped) addTo(lost, day, share);
    weekday[day] = Math.floor(valueAt(cell, at) / HOURS_A_DAY);
  }
  return { used, byWeekday: drawnOf(whole, lost, weekday), ...wholeDays(used) };
}

/** Days that a limit stopped from their first hour on are drawn only where a weekday has no others. */
function drawnOf(whole: Float64Array, lost: Float64Array, weekday: Float64Array): Drawn[] {
  const pools = () => Array.from({ length: 7 }, (): Drawn => ({ days: [], weights: [] }));
  const [seen, unseen] = [pools(), pools()];
  for (const [day, share] of whole.entries()) {
    // A day on which the clock left out an hour is whole without it.
    if (share < HOURS_A_DAY - 1) continue;
    const pool = (valueAt(lost, day) < share ? seen : unseen)[valueAt(weekday, day)];
    pool?.days.push(day);
    pool?.weights.push((pool.weights.at(-1) ?? 0) + 2 ** (day / HALF_LIFE_DAYS));
  }
  return seen.map((pool, day) => (pool.days.length > 0 ? pool : (unseen[day] ?? pool)));
}

function wholeDays(used: Float64Array): Pick<Pools, 'total' | 'peak'> {
  const days = used.length / HOURS_A_DAY;
  const [total, peak] = [new Float64Array(days), new Float64Array(days)];
  for (const [cell, amount] of used.entries()) {
    const day = Math.floor(cell / HOURS_A_DAY);
    addTo(total, day, amount);
    peak[day] = Math.max(valueAt(peak, day), valueAt(total, day));
  }
  return { total, peak };
}

/** What is the same for every path: of each step the day it is of, the pool that day is drawn from, and how much of the drawn hour it takes. */
interface Course {
  day: Float64Array;
  clock: Float64Array;
  factor: Float64Array;
  pool: readonly (Drawn | undefined)[];
  /** Where a whole day begins in which nothing changes but the hour, of a calendar window: its 24 steps may be taken as one; else 0. */
  stride: Float64Array;
}

function courseOf({ calendar }: History, ahead: Ahead, profile: Profile, { byWeekday }: Pools): Course {
  const { hours, cell } = calendar;
  const day = ahead.position.map((position) => valueAt(hours.day, position));
  const factor = ahead.part.map((part, step) => part * factorAt(calendar, profile, valueAt(ahead.position, step)));
  return {
    day,
    factor,
    stride: day.map((_, step) => (isWholeDay(step, { ahead, day, factor }) ? HOURS_A_DAY : 0)),
    clock: Float64Array.from(ahead.position, (position) => valueAt(hours.clock, position)),
    pool: Array.from(ahead.position, (position) => byWeekday[Math.floor(valueAt(cell, position) / HOURS_A_DAY)]),
  };
}

function isWholeDay(step: number, { ahead, day, factor }: { ahead: Ahead } & Pick<Course, 'day' | 'factor'>): boolean {
  const last = step + HOURS_A_DAY - 1;
  const isSame = (cells: Float64Array) => cells.subarray(step, last + 1).every((cell) => cell === cells[step]);
  const isDay = last < ahead.length && day[step] === day[last] && valueAt(ahead.since, ahead.length - 1) === 0;
  return isDay && isSame(factor) && isSame(ahead.cap) && isSame(ahead.base);
}

interface World {
  ahead: Ahead;
  profile: Profile;
  pools: Pools;
  course: Course;
  bandWidth: number;
  /** What a path took before each step: written anew by every path. */
  sums: Float64Array;
}

/** The step in which one path reaches the cap. */
function hitOf({ ahead, profile, pools, course, bandWidth, sums }: World, draw: () => number): number | undefined {
  const level = levelDrawn(profile, ahead, draw);
  const band = (draw() - 0.5) * bandWidth;
  let sum = 0;
  let day = -1;
  let drawn = 0;
  for (let step = 0; step < ahead.length; ) {
    const today = valueAt(course.day, step);
    const room = valueAt(ahead.cap, step) - valueAt(ahead.base, step) - band;
    const factor = level * valueAt(course.factor, step);
    if (today !== day) drawn = drawDay(course.pool[step], draw());
    const stride = today === day ? 0 : valueAt(course.stride, step);
    day = today;
    if (stride > 0 && sum + factor * valueAt(pools.peak, drawn) < room) {
      sum += factor * valueAt(pools.total, drawn);
      step += stride;
      continue;
    }
    sum += factor * valueAt(pools.used, drawn * HOURS_A_DAY + valueAt(course.clock, step));
    sums[step + 1] = sum;
    if (sum - valueAt(sums, valueAt(ahead.since, step)) >= room) return step;
    step += 1;
  }
  return undefined;
}

/** Log-normal about the profile's level, as sure as one may be of it halfway through. */
function levelDrawn(profile: Profile, ahead: Ahead, draw: () => number): number {
  const weeks = ((ahead.endMs[ahead.length - 1] ?? ahead.fromMs) - ahead.fromMs) / WEEK_MS / 2;
  const variance = profile.levelVariance + profile.driftVariance * weeks;
  return profile.level * Math.exp(Math.sqrt(variance) * normalDraw(draw) - variance / 2);
}

function drawDay(pool: Drawn | undefined, chance: number): number {
  const wanted = chance * (pool?.weights.at(-1) ?? 0);
  const at = pool?.weights.findIndex((weight) => weight > wanted) ?? -1;
  return pool?.days[at] ?? Number.NaN;
}
