import { sql } from 'drizzle-orm';
import { EventId, type TicketId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { lockTicket } from '../lock-ticket.ts';
import { calls, tickets } from '../tables.ts';
import { calling, updateTicket } from '../update-ticket.ts';

const BATCH = 200;
/** So long before a deadline it rings; where all the time is short, when two fifths of it are left. */
const BEFORE = sql`least(interval '5 minutes', 0.4 * greatest(interval '0', ${tickets.dueAt} - ${tickets.lastInboundAt}))`;
/** What has been late for longer than a shift is news to nobody. */
const LATE_FOR_HOURS = 12;

/** Rings once for every deadline that comes near: whoever had opened the ticket has to look again, else the next ones are called. Gives how many. */
export async function ringLate(ctx: Context): Promise<number> {
  const late = await listLate(ctx.read, ctx.clock.now());
  for (const id of late) await ring(ctx, id);
  return late.length;
}

export const hasLateTickets = async (db: ReadDb, at: Temporal.Instant): Promise<boolean> =>
  (await listLate(db, at, 1)).length > 0;

async function listLate(db: ReadDb, at: Temporal.Instant, limit = BATCH): Promise<TicketId[]> {
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      sql`${tickets.status} <> 'done' and ${tickets.dueKind} <> 'wake'
        and ${tickets.dueAt} > ${at.subtract({ hours: LATE_FOR_HOURS }).toString()}::timestamptz
        and ${tickets.dueAt} <= ${at.add({ minutes: 5 }).toString()}::timestamptz
        and ${tickets.dueAt} - ${BEFORE} <= ${at.toString()}::timestamptz
        and not exists (select 1 from ${calls} where ${calls.ticketId} = ${tickets.id}
          and ${calls.since} = ${tickets.dueAt} and ${calls.step} = 'deadline')`,
    )
    .orderBy(tickets.dueAt, tickets.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function ring(ctx: Context, id: TicketId): Promise<void> {
  await ctx.change('ticket.ring', id, async (write) => {
    const ticket = await lockTicket(ctx, write, id);
    const at = ctx.clock.now();
    // Somebody was faster: answered, or put off.
    if (Temporal.Instant.compare(ticket.dueAt, at.add({ minutes: 5 })) > 0) return;
    const { dueAt, dueKind, assigneeId, unreadSince } = ticket;
    await write.tx
      .insert(calls)
      .values({
        id: newId(EventId),
        ticketId: id,
        step: 'deadline',
        since: dueAt,
        personId: assigneeId,
        at,
        outcome: 'rang',
      })
      .onConflictDoNothing();
    await updateTicket(
      ctx,
      write,
      ticket,
      // A promise is kept awake for.
      { unreadSince: unreadSince ?? at, ...(dueKind === 'promise' ? { snoozedUntil: null } : {}) },
      [{ what: dueKind === 'promise' ? 'promise-runs-out' : 'answer-runs-out', facts: { at: dueAt.toString() } }],
      calling(id),
    );
  });
}
