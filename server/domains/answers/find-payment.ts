import { isDeepStrictEqual } from 'node:util';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { attachTransaction, setProof } from '../tickets/index.ts';
import { assessWriter } from './assess-writer.ts';
import { type AnswerParts, lookAtTicket } from './look-at-ticket.ts';
import { type Choices, findChoices, lockTicketOfWriter } from './queries.ts';

/**
 * Looks for the payment of a ticket in what was written there, attaches it when it is far ahead and nobody chose another, and
 * notes what the writer has proven. Run again, it changes nothing.
 */
export async function findPayment(ctx: Context, ticketId: TicketId, parts: AnswerParts): Promise<void> {
  const { writer, found, proof: before } = await lookAtTicket(ctx, ticketId, parts);
  const { ticket, choices } = writer;
  if (ticket.mergedInto !== null) return;
  const best = isChosen(choices) ? undefined : found.farAhead?.transaction.uid;
  const uid = best ?? ticket.transactionUid;
  const isNew = uid !== ticket.transactionUid;
  const proof = isNew ? (await assessWriter(ctx, writer, found, uid)).proof : before;
  const isSame = proof.level === ticket.proofLevel && proof.why.join() === ticket.proofWhy.join();
  if (!isNew && isSame) return;
  await ctx.change('payment.find', ticketId, async ({ tx, note }) => {
    await lockTicketOfWriter(tx, ticketId);
    // Somebody chose while we searched: theirs stands, and the level was judged with it.
    if (!isDeepStrictEqual(await findChoices(tx, ticketId), choices)) return;
    if (isNew) await attachTransaction(ctx, { ticketId, uid });
    if (!isSame) await setProof(ctx, { ticketId, ...proof, raised: null });
    note({ uid, level: proof.level });
  });
}

/** A person chose the payment, or raised a level that holds for this one. */
const isChosen = ({ payment, raiseStands }: Choices) => raiseStands || payment?.byPerson === true;
