import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { getTicket } from './queries/get-ticket.ts';
import { updateTicket } from './update-ticket.ts';

/** The owner has seen everything up to now: nobody is called any more. Who only looks in changes nothing; who opened it and follows it has seen their news. */
export async function markRead(ctx: Context, id: TicketId): Promise<void> {
  const ticket = await getTicket(ctx, id);
  const seen = seenBy(ctx, ticket);
  if (!ticket.isUnread || seen === undefined) return;
  await ctx.change('ticket.read', id, async (write) => {
    const held = await lockTicket(ctx, write, id);
    if (held[seen] !== null) await updateTicket(ctx, write, held, { [seen]: null });
  });
}

/** What ends by their looking at it. */
function seenBy({ actor, reach }: Context, { assignee, openedBy }: Ticket) {
  if (actor.kind !== 'person') return undefined;
  if (reach === 'own') return openedBy?.id === actor.personId ? 'openerNewsSince' : undefined;
  return assignee?.id === actor.personId ? 'unreadSince' : undefined;
}
