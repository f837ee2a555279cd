import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import { updateTicket } from './update-ticket.ts';

/** The owner has seen everything up to now: nobody is called any more. Who only looks in changes nothing. */
export async function markRead(ctx: Context, id: TicketId): Promise<void> {
  const { assignee, isUnread } = await getTicket(ctx, id);
  const isMine = ctx.actor.kind === 'person' && assignee?.id === ctx.actor.personId;
  if (!isMine || !isUnread) return;
  await ctx.change('ticket.read', id, async (write) => {
    const ticket = await lockTicket(ctx, write, id);
    if (ticket.unreadSince !== null) await updateTicket(ctx, write, ticket, { unreadSince: null });
  });
}
