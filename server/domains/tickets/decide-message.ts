import { eq, sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { MessageId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { decideOutbound, type OutboundDecision } from '../channels/index.ts';
import { lockTicket } from './lock-ticket.ts';
import { hasUndelivered } from './queries/has-undelivered.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { type BeforeAnswer, messages, tickets } from './tables.ts';
import { updateTicket } from './update-ticket.ts';

/** What a person makes of an answer that failed, or of which nobody knows whether it arrived. */
export async function decideMessage(ctx: Context, id: MessageId, decision: OutboundDecision): Promise<void> {
  await ctx.change('message.decide', id, async (write) => {
    const { goesOnIn, before } = await getAnswer(write.tx, id);
    const ticket = await lockTicket(ctx, write, goesOnIn);
    await decideOutbound(write, id, decision, ctx.clock.now());
    const isUndelivered = await hasUndelivered(write.tx, ticket.id);
    const isAnswered = decision !== 'give-up' && !isUndelivered && isLastWord(ticket, id);
    await updateTicket(
      ctx,
      write,
      ticket,
      { hasUndelivered: isUndelivered, ...(isAnswered ? ledBack(ticket, before, ctx.clock.now()) : {}) },
      [{ what: 'answer-decided', facts: { decision } }],
    );
  });
}

/** An answer, and the ticket in which its own goes on. */
async function getAnswer(tx: Tx, id: MessageId) {
  const [answer] = await tx
    .select({ goesOnIn: sql<TicketId>`coalesce(${tickets.mergedInto}, ${tickets.id})`, before: messages.before })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(eq(messages.id, id));
  if (answer === undefined) throw notFound('message');
  return answer;
}

/** Ids of a thread are in the order in which it grew: the writer has said nothing since. */
const isLastWord = ({ lastInboundId }: TicketRecord, id: MessageId) => lastInboundId === null || lastInboundId < id;

/** It is on its way after all: the ticket is where the answer had led it. */
function ledBack(ticket: TicketRecord, before: BeforeAnswer | null, at: Temporal.Instant): Partial<TicketRecord> {
  const status = before?.ledTo;
  if (status !== 'done' && status !== 'waiting-outside') return {};
  if (ticket.status !== 'needs-next-answer' && ticket.status !== 'needs-first-answer') return {};
  return { status, answerDueAt: null, unreadSince: null, closedAt: status === 'done' ? at : null };
}
