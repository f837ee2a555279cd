import { sql } from 'drizzle-orm';
import type { TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { findEmptySince, listOnDuty } from '../rota/index.ts';
import { lockTicket } from './lock-ticket.ts';
import { placeOwner } from './place-owner.ts';
import type { TicketRecord } from './queries/ticket-row.ts';
import { needsUs } from './status.rules.ts';
import { drafts, tickets } from './tables.ts';
import { calling, happening, updateTicket } from './update-ticket.ts';

const BATCH = 200;
/** Somebody who has just typed is about to answer, although their shift is over. */
const TYPING_MINUTES = 5;

/** Gives every ticket that needs us to somebody on duty: those without an owner, and those whose owner has gone; with nobody there they are nobody's, and call. Gives how many. */
export async function placeTickets(ctx: Context): Promise<number> {
  const misplaced = await listMisplaced(ctx.read, ctx.clock.now());
  let placed = 0;
  for (const id of misplaced) if (await place(ctx, id)) placed += 1;
  return placed;
}

export const hasMisplacedTickets = async (db: ReadDb, at: Temporal.Instant): Promise<boolean> =>
  (await listMisplaced(db, at, 1)).length > 0;

async function listMisplaced(db: ReadDb, at: Temporal.Instant, limit = BATCH): Promise<TicketId[]> {
  const present = await listOnDuty(db, at);
  const emptySince = present.length === 0 ? await findEmptySince(db, at) : null;
  const isSomebodyFree = present.some(({ pausedSince }) => pausedSince === null);
  const onDuty = sql`${sql.param(present.map(({ personId }) => personId))}::text[]`;
  const typedSince = at.subtract({ minutes: TYPING_MINUTES }).toString();
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      sql`${tickets.status} <> 'done' and ${tickets.snoozedUntil} is null
        and ((${isSomebodyFree} and ${tickets.assigneeId} is null) or (
          ${tickets.assigneeId}::text <> all(${onDuty})
          and (${present.length > 0} or not ${tickets.assignedByHand}
            or ${tickets.assignedAt} < ${emptySince?.toString() ?? null}::timestamptz)
          and (${tickets.status} in ('needs-first-answer', 'needs-next-answer', 'close-the-loop')
            or ${tickets.dueAt} <= ${at.toString()}::timestamptz)
          and not exists (select 1 from ${drafts} typed where typed.ticket_id = ${tickets.id}
            and typed.person_id = ${tickets.assigneeId} and typed.saved_at > ${typedSince}::timestamptz)))`,
    )
    .orderBy(tickets.dueAt, tickets.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

async function place(ctx: Context, id: TicketId): Promise<boolean> {
  return ctx.change('ticket.wake', id, async (write) => {
    const ticket = await lockTicket(ctx, write, id);
    if (ticket.status === 'done') return false;
    const owner = await placeOwner(ctx, write.tx, ticket);
    if (owner === undefined) return false;
    const why = ticket.assigneeId === null ? 'nobody-had-it' : 'owner-absent';
    const happened = [happening('assigned', { to: owner.assigneeName ?? '', why })];
    const unreadSince = unreadIn(ticket, ctx.clock.now());
    // What only waits comes to another desk in silence.
    const said = unreadSince === null ? undefined : calling(id);
    await updateTicket(ctx, write, ticket, { ...owner, unreadSince }, happened, said);
    return true;
  });
}

/** Whoever gets what asks for us has not seen it yet. */
function unreadIn({ status, dueAt, unreadSince }: TicketRecord, at: Temporal.Instant): Temporal.Instant | null {
  if (unreadSince !== null) return unreadSince;
  return needsUs(status) || Temporal.Instant.compare(dueAt, at) <= 0 ? at : null;
}
