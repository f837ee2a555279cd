import { eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { isAnyOf } from '../../platform/one-text.ts';
import { nextAttemptAt, REST } from './enrichment.rules.ts';
import { ofKey } from './queries/transaction-row.ts';
import { transactionEnrichments, transactionKeys, transactions } from './tables.ts';

/** How a look-up ended: merged already, unknown to the gateway, or no usable answer. `reason` is a stable word. */
export type LookUpOutcome =
  | { uid: string; outcome: 'found' }
  | { uid: string; outcome: 'absent'; reason: string }
  | { uid: string; outcome: 'failed'; reason: string };
type Missed = Exclude<LookUpOutcome, { outcome: 'found' }>;

/**
 * Takes looked-up transactions out of the queue. A failure is tried again later, ever more rarely, then given up; what was
 * looked up without being queued enters the queue with it, so that it is not asked for at every look.
 */
export async function noteEnriched(ctx: Context, outcomes: readonly LookUpOutcome[]): Promise<void> {
  const [first] = outcomes;
  if (first === undefined) return;
  await ctx.change('transaction.enrich', first.uid, async ({ tx, note }) => {
    const found = outcomes.filter(({ outcome }) => outcome === 'found').map(({ uid }) => uid);
    if (found.length > 0) await tx.delete(transactionEnrichments).where(isAnyOf(transactionEnrichments.uid, found));
    const missed = await rowsOf(
      tx,
      outcomes.filter((outcome) => outcome.outcome !== 'found'),
      ctx.clock.now(),
    );
    if (missed.length > 0)
      await tx
        .insert(transactionEnrichments)
        .values(missed)
        .onConflictDoUpdate({
          target: transactionEnrichments.uid,
          set: {
            attempts: sql`excluded.attempts`,
            state: sql`excluded.state`,
            dueAt: sql`excluded.due_at`,
            lastError: sql`excluded.last_error`,
          },
        });
    note({ transactions: outcomes.length });
  });
}

/** What the queue shall say of them, in one order, so that two who write wait for each other instead of for ever. */
async function rowsOf(db: ReadDb, missed: readonly Missed[], now: Temporal.Instant) {
  if (missed.length === 0) return [];
  const known = await db
    .select({
      uid: transactions.uid,
      shopId: transactions.shopId,
      attempts: transactionEnrichments.attempts,
      priority: transactionEnrichments.priority,
    })
    .from(transactionKeys)
    .innerJoin(transactions, ofKey)
    .leftJoin(transactionEnrichments, eq(transactionEnrichments.uid, transactions.uid))
    .where(
      isAnyOf(
        transactionKeys.uid,
        missed.map(({ uid }) => uid),
      ),
    )
    .orderBy(transactions.uid);
  const byUid = new Map(missed.map((one) => [one.uid, one]));
  return known.flatMap(({ uid, shopId, attempts, priority }) => {
    const one = byUid.get(uid);
    return one === undefined
      ? []
      : { uid, shopId, priority: priority ?? REST, ...afterMiss(one, (attempts ?? 0) + 1, now) };
  });
}

function afterMiss({ outcome, reason }: Missed, attempts: number, now: Temporal.Instant) {
  const dueAt = outcome === 'failed' ? nextAttemptAt(attempts, now) : undefined;
  return {
    attempts,
    lastError: reason,
    state: dueAt === undefined ? ('refused' as const) : ('waiting' as const),
    dueAt: dueAt ?? now,
  };
}
