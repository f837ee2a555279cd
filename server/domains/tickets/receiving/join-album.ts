import { and, eq } from 'drizzle-orm';
import { MessageId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import { newId } from '../../../platform/new-id.ts';
import { textOfPieces, withPiece } from '../album.rules.ts';
import { messageReceived } from '../events.ts';
import { lineOf } from '../first-words.rules.ts';
import { lockTicket } from '../lock-ticket.ts';
import { messages } from '../tables.ts';
import { updateTicket } from '../update-ticket.ts';
import type { Outcome } from './received.ts';
import type { Arriving } from './store-message.ts';

/** A further piece of an album joins the message that the first one made. */
export async function joinAlbum(
  ctx: Context,
  write: Write,
  { received, conversation }: Arriving,
): Promise<Outcome | undefined> {
  const { album, files, text, providerMessageId } = received.said;
  if (album === undefined) return undefined;
  const [first] = await write.tx
    .select({ id: messages.id, ticketId: messages.ticketId, files: messages.files, pieces: messages.pieces })
    .from(messages)
    .where(and(eq(messages.conversationId, conversation.id), eq(messages.album, album)))
    .limit(1)
    .for('update');
  if (first === undefined) return undefined;
  // The same piece under another delivery.
  if (first.pieces?.some(({ id }) => id === providerMessageId) === true)
    return { state: 'duplicate', ticketId: first.ticketId, messageId: first.id };
  const ticket = await lockTicket(ctx, write, first.ticketId);
  const pieces = withPiece(first.pieces ?? [], { id: providerMessageId, text });
  const whole = { files: [...first.files, ...files], pieces, text: textOfPieces(pieces) };
  await write.tx
    .update(messages)
    .set({ ...whole, changeId: newId(MessageId) })
    .where(eq(messages.id, first.id));
  const isLast = ticket.lastInboundId === first.id;
  await updateTicket(ctx, write, ticket, isLast ? { lastLine: lineOf(whole) } : {}, [], {
    type: messageReceived,
    data: { ticketId: ticket.id, messageId: first.id },
  });
  return { state: 'joined', ticketId: ticket.id, messageId: first.id };
}
