import { eq } from 'drizzle-orm';
import type { LogSenderId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getSenderRow } from './queries/senders.ts';
import { logOrigins, logSenders, shopLogOrigins } from './tables.ts';

/** Takes nothing more from it and waits for nothing; what came from it stays. */
export async function removeLogSender(ctx: Context, senderId: LogSenderId): Promise<void> {
  await ctx.change('delivery.change', senderId, async ({ tx }) => {
    await getSenderRow(tx, senderId);
    await tx.update(logSenders).set({ removedAt: ctx.clock.now() }).where(eq(logSenders.id, senderId));
    await tx.delete(shopLogOrigins).where(eq(shopLogOrigins.origin, senderId));
    await tx.delete(logOrigins).where(eq(logOrigins.origin, senderId));
  });
}
