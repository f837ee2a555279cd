import type { TicketId, TransactionUid } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Ticket } from '../tickets/contract.ts';
import { attachTransaction, getTicket, setProof } from '../tickets/index.ts';
import { getTransaction } from '../transactions/index.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';

/** A person attaches a payment, or takes it off; what the writer has proven is judged anew, for it is proven of one payment. */
export async function attachPayment(
  ctx: Context,
  { ticketId, uid }: { ticketId: TicketId; uid: TransactionUid | null },
  parts: AnswerParts,
): Promise<Ticket> {
  if (uid !== null) await getTransaction(ctx, uid);
  return ctx.change('ticket.change', ticketId, async ({ note }) => {
    await attachTransaction(ctx, { ticketId, uid });
    const { proof } = await lookAtTicket(ctx, ticketId, parts);
    await setProof(ctx, { ticketId, ...proof, raised: null });
    note({ uid });
    return getTicket(ctx, ticketId);
  });
}
