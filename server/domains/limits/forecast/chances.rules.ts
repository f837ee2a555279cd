import type { Ahead } from './ahead.rules.ts';
import { valueAt } from './cells.rules.ts';
import { HOUR_MS, HOURS_A_WEEK } from './local-hours.rules.ts';
import { normalShare } from './normal.rules.ts';
import type { Profile } from './profile.rules.ts';

const WEEK_MS = HOURS_A_WEEK * HOUR_MS;

type Spread = Pick<Profile, 'dispersion' | 'levelVariance' | 'driftVariance'>;

/**
 * P(hit) by the end of each step: compound Poisson, normal approximation, 1 - Phi((L - V - m) / sqrt(v)) with m = Σ λ E[X] and
 * v = phi Σ λ E[X²] (operations.md, C.5), widened by what the level may be off. `bandVariance`: of what is used already.
 */
export function chancesOf(ahead: Ahead, spread: Spread, bandVariance: number): Float64Array {
  const chances = new Float64Array(ahead.length);
  let most = 0;
  for (let step = 0; step < ahead.length; step += 1) {
    const { mean, variance } = momentsAt(ahead, spread, step);
    const room = valueAt(ahead.cap, step) - valueAt(ahead.base, step) - mean;
    const deviation = Math.sqrt(variance + bandVariance);
    // What was hit once stays hit, though refunds give room again.
    most = Math.max(most, deviation > 0 ? 1 - normalShare(room / deviation) : Number(room <= 0));
    chances[step] = most;
  }
  return chances;
}

/** Of what will have come, and not left the window again, by the end of a step. */
export function momentsAt(ahead: Ahead, spread: Spread, step: number): { mean: number; variance: number } {
  const since = valueAt(ahead.since, step) - 1;
  const mean = valueAt(ahead.mean, step) - valueAt(ahead.mean, since);
  const unit = valueAt(ahead.unit, step) - valueAt(ahead.unit, since);
  const weeks = (valueAt(ahead.endMs, step) - ahead.fromMs) / WEEK_MS;
  const level = spread.levelVariance + spread.driftVariance * weeks;
  return { mean, variance: spread.dispersion * unit + level * mean ** 2 };
}

/** By when a chance is reached, in milliseconds; undefined if not in these hours. */
export function momentOf({ endMs, fromMs }: Ahead, chances: Float64Array, share: number): number | undefined {
  const step = chances.findIndex((chance) => chance >= share);
  if (step < 0) return undefined;
  // Certain from the first step on: it is so already.
  if (chances[0] === 1) return fromMs;
  const [before, after] = [valueAt(chances, step - 1), chances[step] ?? 1];
  const start = endMs[step - 1] ?? fromMs;
  const within = after > before ? (share - before) / (after - before) : 1;
  return start + Math.max(0, within) * ((endMs[step] ?? start) - start);
}

/** The chance by a moment. */
export function chanceBy({ endMs, fromMs, length }: Ahead, chances: Float64Array, ms: number): number {
  if (length === 0 || ms <= fromMs) return 0;
  const step = endMs.findIndex((end) => end >= ms);
  if (step < 0) return valueAt(chances, length - 1);
  const [before, after] = [valueAt(chances, step - 1), valueAt(chances, step)];
  const start = endMs[step - 1] ?? fromMs;
  return before + ((after - before) * (ms - start)) / ((endMs[step] ?? ms) - start);
}
