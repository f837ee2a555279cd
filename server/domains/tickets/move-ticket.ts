import { conflict, unprocessable } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { nextAnswerDue } from './answer-due.ts';
import type { Ticket, TicketMove } from './contract.ts';
import { lockOpenTicket } from './lock-ticket.ts';
import { openerNews } from './opener-news.ts';
import { placeOwner } from './place-owner.ts';
import { getTicket } from './queries/get-ticket.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { standingOf } from './standing.rules.ts';
import { needsUs, stepTo } from './status.rules.ts';
import { updateTicket } from './update-ticket.ts';

const TOLD = {
  'wait-inside': 'waits-inside',
  'inside-acted': 'inside-acted',
  'wait-outside': 'waits-outside',
  close: 'closed',
  reopen: 'reopened',
} as const satisfies Record<TicketMove['move'], string>;

/** Moves a ticket by hand to where the table of steps allows. */
export async function moveTicket(ctx: Context, id: TicketId, move: TicketMove): Promise<Ticket> {
  const askAgainAt = momentToAsk(ctx, move);
  return ctx.change('ticket.change', id, async (write) => {
    const ticket = await lockOpenTicket(ctx, write, id);
    const step = stepTo(ticket.status, move.move, ticket.firstAnsweredAt !== null);
    if (!step.ok) throw conflict('not-from-here', 'This cannot be done from where the ticket is.');
    const waitingOn = move.move === 'wait-inside' ? move.on : null;
    const changes = await movedTo(ctx, write.tx, ticket, step.value);
    await updateTicket(ctx, write, ticket, { ...changes, waitingOn, snoozedUntil: askAgainAt }, [
      { what: TOLD[move.move], facts: factsOf(move, askAgainAt) },
    ]);
    write.note({ move: move.move, from: ticket.status, to: step.value });
    return getTicket(ctx, id);
  });
}

/** Until then it lies quiet; then it asks for us again, as what sleeps does. */
function momentToAsk(ctx: Context, move: TicketMove): Temporal.Instant | null {
  if (move.move !== 'wait-inside' || typeof move.askAgainAt !== 'string') return null;
  const askAgainAt = Temporal.Instant.from(move.askAgainAt);
  if (Temporal.Instant.compare(askAgainAt, ctx.clock.now()) <= 0)
    throw unprocessable('time-has-passed', 'This time lies in the past.', {
      fields: { askAgainAt: 'time-has-passed' },
    });
  return askAgainAt;
}

function factsOf(move: TicketMove, askAgainAt: Temporal.Instant | null): Record<string, string> {
  if (move.move === 'wait-inside')
    return { on: move.on, ...(askAgainAt === null ? {} : { until: askAgainAt.toString() }) };
  const reason = move.move === 'close' ? maskText(cleanText(move.reason ?? '')) : '';
  return reason === '' ? {} : { reason };
}

async function movedTo(ctx: Context, tx: Tx, ticket: TicketRecord, status: TicketRecord['status']) {
  const at = ctx.clock.now();
  const changes: Partial<TicketRecord> = { status, beforeClose: null };
  if (status === 'done')
    // What was promised ends with what it was promised in; the thread keeps it.
    return {
      ...changes,
      closedAt: at,
      beforeClose: { ...standingOf(ticket), closedAt: at.toString() },
      answerDueAt: null,
      promisedAt: null,
      promise: null,
      unreadSince: null,
      ...(await openerNews(ctx, tx, ticket)),
    };
  if (!needsUs(status)) return { ...changes, closedAt: null, answerDueAt: null };
  return {
    ...changes,
    ...(await placeOwner(ctx, tx, ticket)),
    closedAt: null,
    answerDueAt: await nextAnswerDue(ctx, tx, ticket),
  };
}
