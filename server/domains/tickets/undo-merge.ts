import { and, desc, eq } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { nextAnswerDue } from './answer-due.ts';
import { type Ticket, TicketStatus } from './contract.ts';
import { lockTicket } from './lock-ticket.ts';
import { canUndoMerge, givenBack } from './merge.rules.ts';
import { NOTHING_PROVEN } from './merge-ticket.ts';
import { placeOwner } from './place-owner.ts';
import { getTicket } from './queries/get-ticket.ts';
import { hasUndelivered } from './queries/has-undelivered.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { instantOf } from './standing.rules.ts';
import { needsUs } from './status.rules.ts';
import { ticketEvents } from './tables.ts';
import { happening, updateTicket } from './update-ticket.ts';

/** Takes a merge back within a day: the ticket stands again where it stood. */
export async function undoMerge(ctx: Context, id: TicketId): Promise<Ticket> {
  return ctx.change('ticket.merge', id, async (write) => {
    const ticket = await lockTicket(ctx, write, id);
    const { mergedInto, mergedAt, mergeTook } = ticket;
    if (mergedInto === null || mergedAt === null) throw conflict('not-merged', 'This ticket was not merged.');
    if (!canUndoMerge(mergedAt, ctx.clock.now()))
      throw conflict('undo-too-late', 'A merge can be taken back for a day.');
    const status = await statusBefore(write.tx, id);
    const into = await lockTicket(ctx, write, mergedInto);
    await updateTicket(
      ctx,
      write,
      ticket,
      {
        ...(await standingAgain(ctx, write.tx, ticket, status)),
        mergedInto: null,
        mergedAt: null,
        mergeTook: null,
        // Whoever has opened the one has seen the other.
        unreadSince: into.unreadSince === null ? null : instantOf(mergeTook?.unreadSince ?? null),
        hasUndelivered: await hasUndelivered(write.tx, id),
      },
      [{ what: 'merge-undone' }],
    );
    await leave(ctx, write, into, ticket);
    write.note({ from: mergedInto });
    return getTicket(ctx, id);
  });
}

/** The ticket that it went on in stands as it stood, as far as nobody has moved it on. */
async function leave(
  ctx: Context,
  write: Write,
  ticket: TicketRecord,
  { number, mergeTook }: Pick<TicketRecord, 'number' | 'mergeTook'>,
): Promise<void> {
  const back = mergeTook === null ? {} : givenBack(ticket, mergeTook);
  const losesPayment = back.transactionUid === null;
  await updateTicket(
    ctx,
    write,
    ticket,
    { ...back, ...(losesPayment ? NOTHING_PROVEN : {}), hasUndelivered: await hasUndelivered(write.tx, ticket.id) },
    [
      happening('merge-undone', { number: String(number) }),
      ...(losesPayment ? [happening('transaction-removed', { uid: ticket.transactionUid ?? '' })] : []),
    ],
  );
}

async function standingAgain(
  ctx: Context,
  tx: Tx,
  ticket: TicketRecord,
  status: TicketStatus,
): Promise<Partial<TicketRecord>> {
  if (status === 'done') return { status };
  if (!needsUs(status)) return { status, closedAt: null };
  return {
    status,
    closedAt: null,
    answerDueAt: ticket.answerDueAt ?? (await nextAnswerDue(ctx, tx, ticket)),
    ...(await placeOwner(ctx, tx, ticket)),
  };
}

async function statusBefore(tx: Tx, id: TicketId): Promise<TicketStatus> {
  const [merged] = await tx
    .select({ facts: ticketEvents.facts })
    .from(ticketEvents)
    .where(and(eq(ticketEvents.ticketId, id), eq(ticketEvents.what, 'merged-into')))
    .orderBy(desc(ticketEvents.at), desc(ticketEvents.id))
    .limit(1);
  return TicketStatus.catch('needs-next-answer').parse(merged?.facts.was);
}
