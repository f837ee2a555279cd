import { actorName } from '../../kernel/actor.ts';
import { unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { ProofLevel, Ticket } from '../tickets/contract.ts';
import { getTicket, setProof } from '../tickets/index.ts';
import { getTicketOfWriter } from './queries.ts';

interface ProofToRaise {
  ticketId: TicketId;
  level: ProofLevel;
  reason: string;
}

/** Sets by hand what the writer has proven, for this ticket and its payment alone. In a group its binding decides. */
export async function raiseProof(ctx: Context, { ticketId, level, reason }: ProofToRaise): Promise<Ticket> {
  return ctx.change('proof.raise', ticketId, async ({ tx, note }) => {
    const ticket = await getTicketOfWriter(tx, ticketId);
    if (ticket.conversationKind === 'group')
      throw unprocessable('proof-of-group', 'In a group the level comes from the merchant to whom it is bound.');
    if (level === 'proven' && ticket.transactionUid === null)
      throw unprocessable('proof-without-payment', 'What is proven is proven of one payment: attach it first.');
    note({ level, before: ticket.proofLevel });
    await setProof(ctx, {
      ticketId,
      level,
      why: ['raised-by-hand'],
      raised: { by: actorName(ctx.actor), reason: maskText(cleanText(reason)) },
    });
    return getTicket(ctx, ticketId);
  });
}
