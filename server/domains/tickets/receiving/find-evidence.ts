import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ContactId, MessageId, TicketId } from '../../../kernel/ids.ts';
import { builtOnce } from '../../../platform/built-once.ts';
import type { Tx } from '../../../platform/db.ts';
import type { IncomingMessage } from '../../channels/contract.ts';
import { tickets } from '../tables.ts';
import type { KnownTicket, PointedTicket, ThreadingFacts } from '../threading.rules.ts';
import type { ConversationRecord } from './know-conversation.ts';

export type Evidence = Pick<ThreadingFacts, 'byToken' | 'byReference' | 'byNumber' | 'inConversation'>;

const NEWEST = 10;

/** What in a message points at tickets that are there; read only as far as it says something. */
export async function findEvidence(
  tx: Tx,
  conversation: ConversationRecord,
  said: IncomingMessage,
  sender: ContactId | null,
): Promise<Evidence> {
  const { ticketToken, subjectNumber } = said.threading;
  // The nearest is what it answers; then its references, newest first.
  const references = [
    ...(said.threading.replyTo === undefined ? [] : [said.threading.replyTo]),
    ...said.threading.references.toReversed(),
  ];
  return {
    byToken: ticketToken === undefined ? undefined : await findKnown(tx, ticketToken),
    byReference: references.length === 0 ? [] : await listReferred(tx, conversation, references, sender),
    byNumber: subjectNumber === undefined ? undefined : await findByNumber(tx, subjectNumber, conversation, sender),
    inConversation: await listInConversation(tx, conversation),
  };
}

const known = {
  // One that goes on in another is found there.
  id: sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})`,
  status: tickets.status,
  contactId: tickets.contactId,
  lastInboundAt: tickets.lastInboundAt,
  closedAt: tickets.closedAt,
};

async function findKnown(tx: Tx, id: TicketId): Promise<KnownTicket | undefined> {
  const [ticket] = await tx.select(known).from(tickets).where(eq(tickets.id, id));
  return ticket;
}

async function listInConversation(tx: Tx, { id }: ConversationRecord): Promise<KnownTicket[]> {
  const build = () =>
    tx
      .select({ ...known, id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.conversationId, sql.placeholder('id')), isNull(tickets.mergedInto)))
      .orderBy(desc(tickets.lastInboundAt), desc(tickets.id))
      .limit(NEWEST)
      .prepare('tickets-in-conversation');
  return builtOnce(tx, 'tickets-in-conversation', build).execute({ id });
}

/** Whether the sender has written in a ticket, or it is with them that we correspond in it. */
const takesPart = (sender: ContactId | null) =>
  sender === null
    ? sql<boolean>`false`
    : sql<boolean>`(${tickets.contactId} is not distinct from ${sender}::uuid
        or exists (select 1 from messages part where part.ticket_id = ${tickets.id} and part.contact_id = ${sender}::uuid))`;

interface ReferredRow extends Record<string, unknown> {
  message: MessageId;
  ticket: TicketId;
  place: number;
}

/** Of mail, any conversation of the account: an answer comes from another address of the same person too. Of two with one name the newer is meant. */
async function listReferred(
  tx: Tx,
  { id, accountId, address, kind }: ConversationRecord,
  references: readonly string[],
  sender: ContactId | null,
): Promise<PointedTicket[]> {
  const isMail = kind === 'mail';
  const named = await tx.execute<ReferredRow>(sql`
    select ticket, min(place) as place from (
      select m.ticket_id as ticket, r.place, m.id::text as said
      from unnest(${sql.param([...references])}::text[]) with ordinality as r(name, place)
      join messages m on m.provider_message_id = r.name and m.direction = 'in'
      join conversations c on c.id = m.conversation_id
      where ${isMail ? sql`c.account_id = ${accountId}::uuid` : sql`m.conversation_id = ${id}::uuid`}
      union all
      select m.ticket_id, r.place, m.id::text
      from unnest(${sql.param([...references])}::text[]) with ordinality as r(name, place)
      join outbound o on o.account_id = ${accountId}::uuid and o.provider_message_id = r.name
      join messages m on m.id = o.id
      where ${isMail ? sql`true` : sql`o.address = ${address}`}
    ) found
    group by ticket order by 2, max(said) desc limit 5`);
  if (named.length === 0) return [];
  const found = await tx
    .select({ ...known, own: tickets.id, senderTakesPart: takesPart(sender) })
    .from(tickets)
    .where(sql`${tickets.id} = any(${sql.param(named.map(({ ticket }) => ticket))}::text[]::uuid[])`);
  return named.flatMap(({ ticket }) => found.filter(({ own }) => own === ticket));
}

async function findByNumber(
  tx: Tx,
  number: number,
  { accountId }: ConversationRecord,
  sender: ContactId | null,
): Promise<PointedTicket | undefined> {
  const [ticket] = await tx
    .select({ ...known, senderTakesPart: takesPart(sender) })
    .from(tickets)
    .where(sql`${tickets.number} = ${number} and ${tickets.accountId} = ${accountId}`);
  return ticket;
}
