import { eq } from 'drizzle-orm';
import { TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { nextAttemptAt } from './enrichment.rules.ts';
import { transactionEnrichments } from './tables.ts';

/** How a look-up ended: merged already, unknown to the gateway, or no usable answer. `reason` is a stable word. */
export type LookUpOutcome =
  | { uid: string; outcome: 'found' }
  | { uid: string; outcome: 'absent'; reason: string }
  | { uid: string; outcome: 'failed'; reason: string };

/** Takes looked-up transactions out of the queue; a failure is tried again later, ever more rarely, then given up. */
export async function noteEnriched(ctx: Context, outcomes: readonly LookUpOutcome[]): Promise<void> {
  const [first] = outcomes;
  if (first === undefined) return;
  await ctx.change('transaction.enrich', first.uid, async ({ tx, note }) => {
    const now = ctx.clock.now();
    for (const outcome of outcomes.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))) {
      const mine = eq(transactionEnrichments.uid, TransactionUid.parse(outcome.uid));
      if (outcome.outcome === 'found') {
        await tx.delete(transactionEnrichments).where(mine);
        continue;
      }
      const [queued] = await tx
        .select({ attempts: transactionEnrichments.attempts })
        .from(transactionEnrichments)
        .where(mine)
        .for('update');
      const attempts = (queued?.attempts ?? 0) + 1;
      const dueAt = outcome.outcome === 'failed' ? nextAttemptAt(attempts, now) : undefined;
      await tx
        .update(transactionEnrichments)
        .set({ attempts, lastError: outcome.reason, ...(dueAt === undefined ? { state: 'refused' } : { dueAt }) })
        .where(mine);
    }
    note({ transactions: outcomes.length });
  });
}
