import { type Bucket, type Pace, take } from './pace.rules.ts';

/** Counts askers of this process; of the longest silent ones it forgets first, so that addresses made up by the million cost nothing. */
export interface PaceKeeper {
  /** How long the asker has to wait, in milliseconds; 0 lets it through. */
  waitOf(asker: string, nowMs: number): number;
}

const MOST_ASKERS = 10_000;

export function createPaceKeeper(pace: Pace): PaceKeeper {
  const buckets = new Map<string, Bucket>();
  return {
    waitOf: (asker, nowMs) => {
      const { waitMs, ...bucket } = take(buckets.get(asker), pace, nowMs);
      // Deleted first, so that the order of the map is the order of the last look.
      buckets.delete(asker);
      buckets.set(asker, bucket);
      const [eldest] = buckets.keys();
      if (buckets.size > MOST_ASKERS && eldest !== undefined) buckets.delete(eldest);
      return waitMs;
    },
  };
}
