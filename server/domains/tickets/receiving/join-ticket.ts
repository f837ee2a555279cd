import { and, eq, or } from 'drizzle-orm';
import { MessageId } from '../../../kernel/ids.ts';
import type { Context, Write } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { nextAnswerDue } from '../answer-due.ts';
import { messageReceived } from '../events.ts';
import { lineOf } from '../first-words.rules.ts';
import { lockTicket } from '../lock-ticket.ts';
import { placeOwner } from '../place-owner.ts';
import type { TicketRecord } from '../queries/ticket-row.ts';
import { needsUs, stepTo } from '../status.rules.ts';
import { messages, tickets } from '../tables.ts';
import type { Placement } from '../threading.rules.ts';
import { type Happening, happening, updateTicket } from '../update-ticket.ts';
import { type Arriving, storeMessage } from './store-message.ts';

/** Adds a message to a ticket and moves the ticket as its words ask for. */
export async function joinTicket(
  ctx: Context,
  write: Write,
  arriving: Arriving,
  { ticketId, isThanks, evidence }: Extract<Placement, { into: 'ticket' }>,
): Promise<MessageId> {
  const ticket = await lockTicket(ctx, write, ticketId);
  // Made under the lock: the ids of a thread are in the order in which it grew.
  const messageId = newId(MessageId);
  const lastLine = lineOf(arriving.received.said);
  const isNew = await isNewParticipant(write.tx, ticket, arriving.conversation);
  await storeMessage(write, arriving, { ticketId, messageId });
  const isQuiet = arriving.received.said.automatic !== undefined;
  const moved = isQuiet ? {} : await moveByWords(ctx, write, ticket, isThanks);
  const isNewest = Temporal.Instant.compare(arriving.at, ticket.lastInboundAt) >= 0;
  const happened: Happening[] = [
    ...(isNew ? [happening('new-participant', { address: arriving.conversation.address })] : []),
    ...(ticket.status === 'done' && moved.status !== undefined && moved.status !== 'done'
      ? [happening('reopened-by-writer', { evidence })]
      : []),
    ...(moved.assigneeId === undefined || moved.assigneeId === ticket.assigneeId
      ? []
      : [happening('assigned', { to: moved.assigneeName ?? '', why: 'owner-absent' })]),
  ];
  await updateTicket(
    ctx,
    write,
    ticket,
    {
      ...moved,
      ...(isNewest ? { lastLine, lastInboundAt: arriving.at } : {}),
      lastInboundId: messageId,
      unreadSince: isQuiet ? ticket.unreadSince : (ticket.unreadSince ?? ctx.clock.now()),
    },
    happened,
    { type: messageReceived, data: { ticketId, messageId } },
  );
  return messageId;
}

/** Whether a mail comes from an address that has not yet written here, and to which nothing goes. */
async function isNewParticipant(
  tx: Tx,
  ticket: TicketRecord,
  { id, kind }: Arriving['conversation'],
): Promise<boolean> {
  if (kind !== 'mail' || id === ticket.conversationId) return false;
  const [earlier] = await tx
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(messages.conversationId, id), or(eq(tickets.id, ticket.id), eq(tickets.mergedInto, ticket.id))))
    .limit(1);
  return earlier === undefined;
}

/** Where new words of the writer lead a ticket. */
export async function moveByWords(
  ctx: Context,
  { tx }: Write,
  ticket: TicketRecord,
  isThanks: boolean,
): Promise<Partial<TicketRecord>> {
  const step = stepTo(ticket.status, isThanks ? 'writer-thanked' : 'writer-wrote', ticket.firstAnsweredAt !== null);
  const status = step.ok ? step.value : ticket.status;
  if (status === ticket.status && !needsUs(status)) return {};
  const owner = await placeOwner(ctx, tx, ticket);
  return {
    ...(owner ?? {}),
    status,
    snoozedUntil: null,
    waitingOn: status === 'waiting-inside' ? ticket.waitingOn : null,
    closedAt: status === 'done' ? ticket.closedAt : null,
    // The clock of the first unanswered message runs on; a later one does not put it off.
    answerDueAt:
      needsUs(ticket.status) && ticket.answerDueAt !== null ? ticket.answerDueAt : await nextAnswerDue(ctx, tx, ticket),
  };
}
