/** How many in a row are let through, and how long one of them takes to come back. */
export interface Pace {
  most: number;
  everyMs: number;
}

/** What is left for one asker: a bucket that fills again by itself. */
export interface Bucket {
  left: number;
  atMs: number;
}

/** Takes one out of a bucket; `waitMs` until there is another one, when it was empty. */
export function take(bucket: Bucket | undefined, { most, everyMs }: Pace, nowMs: number): Bucket & { waitMs: number } {
  const gained = bucket === undefined ? most : (nowMs - bucket.atMs) / everyMs;
  const left = Math.min(most, (bucket?.left ?? 0) + Math.max(0, gained));
  return left >= 1
    ? { left: left - 1, atMs: nowMs, waitMs: 0 }
    : { left, atMs: nowMs, waitMs: Math.ceil((1 - left) * everyMs) };
}
