import { sql } from 'drizzle-orm';
import type { TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { EnrichmentState } from './contract.ts';
import { OPENED } from './enrichment.rules.ts';
import { lookUpAsked } from './events.ts';
import { getTransaction } from './queries/get-transaction.ts';
import { transactionEnrichments } from './tables.ts';

/** Puts a transaction at the front of the queue of look-ups, even one that is known fully or was refused before. */
export async function refreshTransaction(ctx: Context, uid: TransactionUid): Promise<{ enrichment: EnrichmentState }> {
  const { shopId } = await getTransaction(ctx, uid);
  return ctx.change('transaction.refresh', uid, async ({ tx, emit }) => {
    const waiting = { state: 'waiting' as const, priority: OPENED, dueAt: ctx.clock.now(), attempts: 0 };
    await tx
      .insert(transactionEnrichments)
      .values({ uid, shopId, ...waiting })
      .onConflictDoUpdate({ target: transactionEnrichments.uid, set: { ...waiting, lastError: sql`null` } });
    await emit(lookUpAsked, uid, { uid });
    return { enrichment: 'waiting' as const };
  });
}
