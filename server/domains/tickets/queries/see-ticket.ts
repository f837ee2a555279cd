import { and, eq, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { MessageId, TicketId } from '../../../kernel/ids.ts';
import { builtFor } from '../../../platform/built-once.ts';
import { inbound } from '../../channels/tables.ts';
import { messages, tickets } from '../tables.ts';
import { type Asker, onlyOwnTickets } from './own-tickets.ts';

/** Refuses a ticket that the asker may not reach, as if it were not there. */
export async function seeTicket(ctx: Asker, id: TicketId): Promise<void> {
  if (!(await isTicketInSight(ctx, id))) throw notFound('ticket');
}

export async function isTicketInSight(ctx: Asker, id: TicketId): Promise<boolean> {
  const build = () =>
    ctx.read
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.id, sql.placeholder('id')), onlyOwnTickets(ctx)))
      .prepare('ticket-in-sight');
  const [seen] = await builtFor(ctx, 'ticket-in-sight', build).execute({ id });
  return seen !== undefined;
}

/** The HTML of a mail within the asker's sight. */
export async function getMessageHtml(ctx: Asker, id: MessageId): Promise<{ html: string; ticketId: TicketId }> {
  const [message] = await ctx.read
    .select({ html: messages.html, ticketId: messages.ticketId })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(messages.id, id), onlyOwnTickets(ctx)));
  if (message === undefined || message.html === null) throw notFound('message');
  return { html: message.html, ticketId: message.ticketId };
}

/** A message within the asker's sight as it came, masked. */
export async function getMessageOriginal(ctx: Asker, id: MessageId): Promise<{ original: string; ticketId: TicketId }> {
  const [message] = await ctx.read
    .select({ original: inbound.original, ticketId: messages.ticketId })
    .from(messages)
    .innerJoin(inbound, eq(inbound.id, messages.inboundId))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(messages.id, id), onlyOwnTickets(ctx)));
  if (message === undefined) throw notFound('message');
  return message;
}
