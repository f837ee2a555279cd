import { and, asc, isNotNull, lte, ne, sql } from 'drizzle-orm';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { nextAnswerDue } from './answer-due.ts';
import { lockTicket } from './lock-ticket.ts';
import { placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs, stepTo } from './status.rules.ts';
import { tickets } from './tables.ts';
import { calling, type Happening, updateTicket } from './update-ticket.ts';

const BATCH = 100;

/** Wakes the tickets whose sleep is over: they ask for somebody again. Gives how many. */
export async function wakeTickets(ctx: Context): Promise<number> {
  const due = await listToWake(ctx.read, ctx.clock.now());
  for (const id of due) await wake(ctx, id);
  return due.length;
}

export const hasTicketsToWake = async (db: ReadDb, at: Temporal.Instant): Promise<boolean> =>
  (await listToWake(db, at, 1)).length > 0;

async function listToWake(db: ReadDb, at: Temporal.Instant, limit = BATCH): Promise<TicketId[]> {
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        isNotNull(tickets.snoozedUntil),
        lte(tickets.snoozedUntil, sql`${at.toString()}::timestamptz`),
        ne(tickets.status, 'done'),
      ),
    )
    .orderBy(asc(tickets.snoozedUntil))
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function wake(ctx: Context, id: TicketId): Promise<void> {
  await ctx.change('ticket.wake', id, async (write) => {
    const ticket = await lockTicket(ctx, write, id);
    const at = ctx.clock.now();
    // Somebody was faster: woken by hand, or by the writer.
    if (ticket.snoozedUntil === null || Temporal.Instant.compare(ticket.snoozedUntil, at) > 0) return;
    const step = stepTo(ticket.status, 'reopen', ticket.firstAnsweredAt !== null);
    // What asks for us already asks for the same as before.
    const status = step.ok && !needsUs(ticket.status) ? step.value : ticket.status;
    await updateTicket(
      ctx,
      write,
      ticket,
      {
        status,
        snoozedUntil: null,
        waitingOn: null,
        unreadSince: ticket.unreadSince ?? at,
        answerDueAt: needsUs(ticket.status) ? ticket.answerDueAt : await nextAnswerDue(ctx, write.tx, ticket),
        ...(await placeOwner(ctx, write.tx, ticket)),
      },
      [wokenBy(ticket)],
      calling(id),
    );
  });
}

const wokenBy = ({ waitingOn }: TicketRecord): Happening =>
  waitingOn === null ? { what: 'woke' } : { what: 'ask-again', facts: { on: waitingOn } };
