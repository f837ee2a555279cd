import { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { NewTicket } from '../tickets/contract.ts';
import { attachTransaction, openTicket, setProof } from '../tickets/index.ts';
import { getTransaction } from '../transactions/index.ts';
import { judgeText } from './judge-text.ts';
import type { AnswerParts } from './look-at-ticket.ts';

/** Opens a ticket by hand. What is sent with it tells no more than is known of the address to which it goes. */
export async function openByHand(ctx: Context, wanted: NewTicket, parts: AnswerParts) {
  const id = newId(TicketId);
  const { sendFrom, text, transactionUid: uid } = wanted;
  return ctx.change('ticket.open', id, async () => {
    if (uid !== null) await getTransaction(ctx, uid);
    const opened = await openTicket(ctx, wanted, id);
    if (uid !== null) await attachTransaction(ctx, { ticketId: id, uid });
    if (sendFrom === null) return opened;
    const { proof } = await judgeText(ctx, id, { text, files: [], pieces: [], templates: [] }, parts);
    await setProof(ctx, { ticketId: id, ...proof, raised: null });
    return opened;
  });
}
