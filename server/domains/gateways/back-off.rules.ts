const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;

/** How long to wait after so many failures in a row; never less than the other side asked for. `chance` is in [0, 1). */
export function backOffMs(failures: number, retryAfterSeconds: number | undefined, chance: number): number {
  const growing = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(20, failures - 1)));
  const own = growing * (0.75 + chance * 0.5);
  return Math.round(Math.max(own, (retryAfterSeconds ?? 0) * 1000));
}

/** The next regular pull: not on the second, so that many sources do not ask together. */
export const nextPullMs = (pollSeconds: number, chance: number): number =>
  Math.round(pollSeconds * 1000 * (0.95 + chance * 0.1));
