import type { InstantText } from '#contract/gateways';
import { instantText } from './partition.rules.ts';

/** Whose look-up comes first. */
export const OPENED = 0;
export const FAILED = 1;
export const REST = 2;

const ASKED_FOR_DAYS = 30;
const MOST_ATTEMPTS = 6;

/** From when on failed transactions are looked up unasked: a month back; older ones when somebody opens them. */
export const askedForSince = (now: Temporal.Instant): InstantText =>
  instantText(now.subtract({ hours: 24 * ASKED_FOR_DAYS }));

/** When to ask again after `attempts` failures: a minute, four, sixteen … ; undefined when it is given up. */
export function nextAttemptAt(attempts: number, now: Temporal.Instant): Temporal.Instant | undefined {
  if (attempts >= MOST_ATTEMPTS) return undefined;
  return now.add({ minutes: 4 ** Math.max(0, attempts - 1) });
}
