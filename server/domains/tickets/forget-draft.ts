import { and, eq } from 'drizzle-orm';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { drafts } from './tables.ts';

/** What was sent is no draft any more: gone in the same transaction. */
export async function forgetDraft(
  { actor }: Context,
  tx: Tx,
  ticketId: TicketId,
  kind: 'reply' | 'note',
): Promise<void> {
  if (actor.kind !== 'person') return;
  await tx
    .delete(drafts)
    .where(and(eq(drafts.ticketId, ticketId), eq(drafts.personId, actor.personId), eq(drafts.kind, kind)));
}
