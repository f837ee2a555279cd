import type { TicketId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Attaches a payment to a ticket, or takes it off. */
export async function attachTransaction(
  ctx: Context,
  { ticketId, uid }: { ticketId: TicketId; uid: TransactionUid | null },
): Promise<void> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, ticketId);
    // A person who attaches what the search had attached has chosen it: the thread says so.
    if (ticket.transactionUid !== uid || ctx.actor.kind === 'person') {
      const happened =
        uid === null
          ? happening('transaction-removed', { uid: ticket.transactionUid ?? '' })
          : happening('transaction-attached', { uid });
      await updateTicket(ctx, write, ticket, { transactionUid: uid }, [happened]);
    }
  });
}
