import { and, desc, eq, sql } from 'drizzle-orm';
import type { FileId } from '../../kernel/ids.ts';
import type { Tx } from '../../platform/db.ts';
import type { OutgoingContent } from '../channels/index.ts';
import { outbound } from '../channels/tables.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import type { ConversationRecord } from './receiving/know-conversation.ts';
import { messages } from './tables.ts';

const MOST_REFERENCES = 20;

interface Written {
  ticket: Pick<TicketRecord, 'id' | 'number' | 'subject'>;
  conversation: Pick<ConversationRecord, 'id' | 'kind'>;
  text: string;
  files: FileId[];
  automatic: boolean;
}

/** An answer as a channel sends it. Built from messages alone: there is no way from a note to here. */
export async function outgoingContent(
  tx: Tx,
  { ticket, conversation, text, files, automatic }: Written,
): Promise<OutgoingContent> {
  const said = { text, files, ...(automatic ? { automatic } : {}) };
  const earlier = await listNames(tx, ticket, conversation);
  const answered = earlier.findLast(({ direction }) => direction === 'in')?.name;
  if (conversation.kind !== 'mail')
    // In a private chat there is nobody else to whom it might be said.
    return { ...said, ...(conversation.kind === 'group' && answered !== undefined ? { replyTo: answered } : {}) };
  return {
    ...said,
    // An answer to nothing looks like what nobody has asked for.
    subject: `${answered === undefined ? '' : 'Re: '}${ticket.subject} [#${ticket.number}]`,
    ticketId: ticket.id,
    ...(answered === undefined ? {} : { replyTo: answered }),
    references: earlier.map(({ name }) => name),
  };
}

/** The providers' names of what was said so far on this conversation, oldest first. */
async function listNames(tx: Tx, { id }: Written['ticket'], conversation: Written['conversation']) {
  const name = sql<string | null>`coalesce(${messages.providerMessageId}, ${outbound.providerMessageId})`;
  const rows = await tx
    .select({ name, direction: messages.direction })
    .from(messages)
    .leftJoin(outbound, eq(outbound.id, messages.id))
    .where(and(eq(messages.ticketId, id), eq(messages.conversationId, conversation.id), sql`${name} is not null`))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(MOST_REFERENCES);
  return rows.reverse().flatMap(({ name: known, direction }) => (known === null ? [] : [{ name: known, direction }]));
}
