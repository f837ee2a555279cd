import type { RaiseId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { noteTold } from '../limits/index.ts';
import { NewTicket } from '../tickets/contract.ts';
import type { NewTelling } from './contract.ts';
import type { AnswerParts } from './look-at-ticket.ts';
import { openByHand } from './open-by-hand.ts';

/** Tells a merchant what the bank said, as a message that a person has read over; noted so that nobody is told twice. */
export async function tellOfRaise(
  ctx: Context,
  { raiseId, merchantId, subject, text, contact, sendFrom }: NewTelling & { raiseId: RaiseId },
  parts: AnswerParts,
): Promise<{ ticketId: TicketId; number: number }> {
  return ctx.change('limit.raise', raiseId, async ({ note }) => {
    const opened = await openByHand(
      ctx,
      NewTicket.parse({ subject, text, topic: 'limit', merchantId, contact, sendFrom }),
      parts,
    );
    await noteTold(ctx, { raiseId, merchantId, ticketId: opened.id });
    note({ merchantId, ticketId: opened.id });
    return { ticketId: opened.id, number: opened.number };
  });
}
