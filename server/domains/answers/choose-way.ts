import type { Context } from '../../platform/context.ts';
import type { Ticket } from '../tickets/contract.ts';
import { type ChosenWay, getTicket, setProof, setWay } from '../tickets/index.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';

/** Answers a ticket by another way. Nothing that was proven on the one before holds: another may read at this address. */
export async function chooseWay(ctx: Context, way: ChosenWay, parts: AnswerParts): Promise<Ticket> {
  const { ticketId } = way;
  return ctx.change('ticket.reply', ticketId, async () => {
    if (!(await setWay(ctx, way))) return getTicket(ctx, ticketId);
    await setProof(ctx, { ticketId, level: 'unknown', why: [], raised: null });
    const { proof } = await lookAtTicket(ctx, ticketId, parts);
    await setProof(ctx, { ticketId, ...proof, raised: null });
    return getTicket(ctx, ticketId);
  });
}
