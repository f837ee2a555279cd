import type { MessageId, TicketId } from '../../../kernel/ids.ts';
import type { Write } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import { messages } from '../tables.ts';
import type { Writer } from './find-writer.ts';
import type { ConversationRecord } from './know-conversation.ts';
import type { ReceivedOf } from './received.ts';

/** A message on its way into a ticket, with what is known of where it comes from. */
export interface Arriving {
  received: ReceivedOf<'message'>;
  writer: Writer;
  conversation: ConversationRecord;
  /** The provider's time; where it lies in the future, ours. */
  at: Temporal.Instant;
}

/** Stores a message as part of a ticket. */
export async function storeMessage(
  { tx }: Write,
  { received, writer, conversation, at }: Arriving,
  { ticketId, messageId }: { ticketId: TicketId; messageId: MessageId },
): Promise<void> {
  const { said } = received;
  await insertRows(tx, messages, [
    {
      id: messageId,
      ticketId,
      conversationId: conversation.id,
      direction: 'in',
      at,
      receivedAt: received.receivedAt,
      authorName: writer.name,
      contactId: writer.contactId,
      subject: said.subject ?? null,
      text: said.text,
      quoted: said.quoted ?? null,
      html: said.html ?? null,
      files: said.files,
      automatic: said.automatic ?? null,
      providerMessageId: said.providerMessageId,
      album: said.album ?? null,
      pieces: said.album === undefined ? null : [{ id: said.providerMessageId, text: said.text }],
      revisions: [],
      inboundId: received.id,
      proof: said.proof,
    },
  ]);
}
