import type { ThreadEntry } from './contract.ts';

interface Placed {
  receivedAt: Temporal.Instant;
  entry: ThreadEntry;
}

/** Marks the messages that came in later than something that stands below them. Entries are given oldest first. */
export function markLate(entries: readonly Placed[]): ThreadEntry[] {
  let soonestBelow: Temporal.Instant | undefined;
  const marked = entries.toReversed().map(({ receivedAt, entry }) => {
    if (entry.entry !== 'message') return entry;
    const cameLate =
      entry.direction === 'in' && soonestBelow !== undefined && Temporal.Instant.compare(receivedAt, soonestBelow) > 0;
    if (soonestBelow === undefined || Temporal.Instant.compare(receivedAt, soonestBelow) < 0) soonestBelow = receivedAt;
    return cameLate ? { ...entry, cameLate } : entry;
  });
  return marked.reverse();
}
