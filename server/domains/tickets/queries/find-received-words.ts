import { and, eq, sql } from 'drizzle-orm';
import type { FileId, MerchantId, MessageId, TicketId, TransactionUid } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { conversations, messages, tickets } from '../tables.ts';

export interface ReceivedWords {
  ticketId: TicketId;
  messageId: MessageId;
  text: string;
  merchantId: MerchantId | null;
  transactionUid: TransactionUid | null;
  /** Whether the channel vouches for who wrote; a mail whose From is not aligned may be anybody's. */
  isVouched: boolean;
  fileIds: FileId[];
}

/** The words of one message that came in, and whom its ticket is known to be of; nothing of what a machine wrote. */
export async function findReceivedWords(db: ReadDb, id: MessageId): Promise<ReceivedWords | undefined> {
  const [found] = await db
    .select({
      ticketId: messages.ticketId,
      messageId: messages.id,
      text: messages.text,
      merchantId: tickets.merchantId,
      transactionUid: tickets.transactionUid,
      automatic: messages.automatic,
      files: messages.files,
      isVouched: sql<boolean>`coalesce(${conversations.kind} <> 'mail', false)
        or coalesce((${messages.proof} ->> 'addressAligned')::boolean, false)`,
    })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .leftJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messages.id, id), eq(messages.direction, 'in')));
  if (found === undefined || found.automatic !== null) return undefined;
  const { automatic: _automatic, files, ...words } = found;
  return { ...words, fileIds: files.flatMap(({ fileId }) => fileId ?? []) };
}

/** The message with which a file came in. */
export async function findReceivedWith(db: ReadDb, fileId: FileId): Promise<MessageId | undefined> {
  const [found] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        sql`${messages.files} <> '[]'::jsonb and ${messages.files} @> ${JSON.stringify([{ fileId }])}::jsonb`,
        eq(messages.direction, 'in'),
      ),
    )
    .limit(1);
  return found?.id;
}
