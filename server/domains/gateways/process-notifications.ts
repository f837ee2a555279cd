import type { Context } from '../../platform/context.ts';
import type { ParsedDocument } from './contract.ts';
import { notificationsProcessed } from './events.ts';
import { keepRefused } from './keep-refused.ts';
import {
  claimNotifications,
  hasWaitingNotifications,
  markMerged,
  noteNotMerged,
  type WaitingNotification,
} from './waiting-notifications.ts';

/** How documents become transactions: given from above, where transactions are known. */
export type Merge = (
  ctx: Context,
  documents: readonly ParsedDocument[],
  origin: string,
) => Promise<{ inserted: number; changed: number }>;

export const MOST_NOTIFICATIONS = 1000;

/** Merges what waits, a batch at a time and in order of receipt; gives how many were merged. More may wait when it was a full batch. */
export async function processNotifications(ctx: Context, merge: Merge): Promise<number> {
  if (!(await hasWaitingNotifications(ctx.read))) return 0;
  try {
    return await processBatch(ctx, merge, MOST_NOTIFICATIONS);
  } catch {
    // One of them spoils the batch: each by itself, so that the others go in.
    return processSingly(ctx, merge);
  }
}

async function processBatch(ctx: Context, merge: Merge, limit: number, id?: string): Promise<number> {
  return ctx.change('notification.process', id ?? 'batch', async ({ tx, emit, note }) => {
    const waiting = await claimNotifications(tx, limit, id);
    for (const [sourceId, ofSource] of Map.groupBy(waiting, (notification) => notification.sourceId)) {
      await merge(
        ctx,
        ofSource.map(({ document }) => document),
        `source:${sourceId}`,
      );
      await emit(notificationsProcessed, sourceId, { sourceId }, `source:${sourceId}`);
    }
    if (waiting.length > 0)
      await markMerged(
        tx,
        waiting.map((one) => one.id),
        ctx.clock.now(),
      );
    note({ notifications: waiting.length });
    return waiting.length;
  });
}

async function processSingly(ctx: Context, merge: Merge): Promise<number> {
  const waiting = await ctx.change('notification.process', 'look', ({ tx }) =>
    claimNotifications(tx, MOST_NOTIFICATIONS),
  );
  let merged = 0;
  for (const notification of waiting) {
    try {
      merged += await processBatch(ctx, merge, 1, notification.id);
    } catch {
      await setAside(ctx, notification);
    }
  }
  return merged;
}

async function setAside(ctx: Context, { id, sourceId, document }: WaitingNotification): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('notification.process', id, async ({ tx, note }) => {
    await noteNotMerged(tx, id, at);
    const excerpt = document.document.slice(0, 600).toWellFormed();
    await keepRefused(tx, sourceId, [{ origin: 'webhook', document: { reason: 'could-not-be-merged', excerpt } }], at);
    note({ merged: false });
  });
}
