import type { SearchHit } from '#contract/transactions';
import type { TransactionUid } from '#kernel/ids';

interface Follower {
  ticket: { transactionUid: TransactionUid | null };
  linked: readonly { uid: TransactionUid; at: Temporal.Instant }[];
}

/** So long whoever followed a link comes because of it. */
const MEANT_FOR_HOURS = 24;

/** The payment for which a link was followed just now, by who names nothing else that could be meant. */
export function meantByLink(
  { ticket, linked }: Follower,
  hits: readonly SearchHit[],
  at: Temporal.Instant,
): TransactionUid | undefined {
  const [newest] = linked;
  if (newest === undefined || hits.length > 0 || ticket.transactionUid !== null) return undefined;
  const until = newest.at.add({ hours: MEANT_FOR_HOURS });
  return Temporal.Instant.compare(at, until) < 0 ? newest.uid : undefined;
}
