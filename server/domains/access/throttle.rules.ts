/**
 * What failures are counted by. A stranger's failures slow an account down and lock the stranger's network out;
 * a device from which the person has signed in before is counted by itself, so that nobody else holds it up.
 */
export type CountedBy = 'pair' | 'device' | 'account' | 'network';

interface Limit {
  /** Failures that cost nothing. */
  free: number;
  /** From then on every failure doubles the wait, up to this. */
  longestWaitSeconds: number;
  /** At this many, nothing is taken for `LOCK_MINUTES`. */
  lockAt: number | undefined;
}

export const LIMITS: Record<CountedBy, Limit> = {
  pair: { free: 3, longestWaitSeconds: 60, lockAt: 10 },
  device: { free: 3, longestWaitSeconds: 60, lockAt: 10 },
  account: { free: 10, longestWaitSeconds: 60, lockAt: undefined },
  network: { free: 20, longestWaitSeconds: 60, lockAt: 50 },
};

export const LOCK_MINUTES = 30;
/** After so long without a failure a counter starts again. */
export const FORGET_MINUTES = 30;

/** Until when nothing is taken after the `failures`-th failure in a row. */
export function blockedUntil(by: CountedBy, failures: number, at: Temporal.Instant): Temporal.Instant | undefined {
  const { free, longestWaitSeconds, lockAt } = LIMITS[by];
  if (lockAt !== undefined && failures >= lockAt) return at.add({ minutes: LOCK_MINUTES });
  if (failures < free) return undefined;
  return at.add({ seconds: Math.min(longestWaitSeconds, 2 ** (failures - free)) });
}
