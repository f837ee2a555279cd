import { sql } from 'drizzle-orm';
import type { AccountId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import { channelTallies, type Tallied } from './tables.ts';

export interface Count {
  accountId: AccountId;
  word: Tallied;
  count: number;
}

/** Adds to the tallies, in the transaction that makes it true; a negative count takes away. */
export async function tally(tx: Tx, counts: readonly Count[], at: Temporal.Instant): Promise<void> {
  const sums = [...Map.groupBy(counts, ({ accountId, word }) => `${accountId} ${word}`)]
    // One order for all, so that two who tally do not wait for each other.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => ({ ...same[0], count: same.reduce((sum, { count }) => sum + count, 0) }) as Count) // groups are not empty
    .filter(({ count }) => count !== 0);
  if (sums.length === 0) return;
  await tx
    .insert(channelTallies)
    .values(sums.map((sum) => ({ ...sum, shard: 0, lastAt: at })))
    .onConflictDoUpdate({
      target: [channelTallies.accountId, channelTallies.word, channelTallies.shard],
      set: { count: sql`${channelTallies.count} + excluded.count`, lastAt: at },
    });
}
