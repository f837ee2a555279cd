import type { MinuteCount } from './evidence.rules.ts';

interface Broken {
  outcome: 'declined' | 'failed';
  /** The share while it was broken, and the usual one. */
  rate: number;
  expected: number;
}

/** How sure it has to be that all is as usual again: twenty to one. */
const ENOUGH_NATS = Math.log(20);

/**
 * The position of the minute since when a broken series is as usual again, or undefined while the last minutes do not say so:
 * the likeliest point of change back, if the minutes after it speak twenty to one for the norm. A silent series says nothing.
 */
export function calmSince(minutes: readonly MinuteCount[], { outcome, rate, expected }: Broken): number | undefined {
  const usual = Math.min(0.95, Math.max(0.002, expected));
  const broken = Math.min(0.98, Math.max(rate, usual + 0.1));
  const gains = { broken: Math.log(usual / broken), good: Math.log((1 - usual) / (1 - broken)) };
  let sum = 0;
  let best = 0;
  let since: number | undefined;
  for (let position = minutes.length - 1; position >= 0; position -= 1) {
    const minute = minutes[position];
    if (minute === undefined) continue;
    const bad = minute[outcome];
    sum += bad * gains.broken + (minute.attempts - bad) * gains.good;
    if (sum > best) {
      best = sum;
      since = position;
    }
    // Before this it was broken: what was usual before that is another time.
    if (sum < best - ENOUGH_NATS) break;
  }
  return best >= ENOUGH_NATS ? since : undefined;
}
