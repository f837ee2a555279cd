import { and, eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { ResendBatchId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ResendBatch } from './contract.ts';
import { resendChanged } from './events.ts';
import { getBatch } from './queries/resends.ts';
import { deliveryResends, resendBatches } from './tables.ts';

/** Stops a re-send in bulk: what waits does not leave any more. */
export async function stopBatch(ctx: Context, batchId: ResendBatchId): Promise<ResendBatch> {
  return ctx.change('delivery.resend', batchId, async ({ tx, emit }) => {
    const { state } = await getBatch(tx, batchId);
    if (state !== 'running') throw conflict('batch-over', 'This re-send is over already.');
    const endedAt = ctx.clock.now();
    await tx
      .update(deliveryResends)
      .set({ state: 'stopped', endedAt })
      .where(and(eq(deliveryResends.batchId, batchId), eq(deliveryResends.state, 'queued')));
    await tx.update(resendBatches).set({ state: 'stopped', endedAt }).where(eq(resendBatches.id, batchId));
    await emit(resendChanged, batchId, { batchId }, 'deliveries');
    return getBatch(tx, batchId);
  });
}
