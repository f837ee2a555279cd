import { and, desc, eq, lte, ne, sql } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { incidentRounds, incidentRoundTickets, incidents } from '../tables.ts';
import { createRound } from './create-round.ts';
import { listRoundCandidates } from './list-round-candidates.ts';

const isOwed = (at: Temporal.Instant) =>
  and(
    ne(incidents.state, 'resolved'),
    sql`${incidents.isPaceAutomatic}`,
    lte(incidents.updateDueAt, at),
    sql`exists (select 1 from ${incidentRounds} r where r.incident_id = ${incidents.id})`,
    sql`not exists (select 1 from ${incidentRounds} r where r.incident_id = ${incidents.id} and r.state = 'running')`,
  );

export async function hasOwedRounds(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [owed] = await db.select({ id: incidents.id }).from(incidents).where(isOwed(at)).limit(1);
  return owed !== undefined;
}

/**
 * Sends the last answer again where that was chosen and an update is due. Whoever has written since, or is new, is left to a
 * person: nobody has seen what they said.
 */
export async function repeatRounds(ctx: Context): Promise<void> {
  const owed = await ctx.read.select({ id: incidents.id }).from(incidents).where(isOwed(ctx.clock.now()));
  for (const { id } of owed) await repeat(ctx, id);
}

async function repeat(ctx: Context, incidentId: IncidentId): Promise<void> {
  const [last] = await ctx.read
    .select()
    .from(incidentRounds)
    .where(eq(incidentRounds.incidentId, incidentId))
    .orderBy(desc(incidentRounds.number))
    .limit(1);
  if (last === undefined) return;
  const before = new Map<TicketId, string | null>(
    (
      await ctx.read
        .select({ ticketId: incidentRoundTickets.ticketId, seen: incidentRoundTickets.seen })
        .from(incidentRoundTickets)
        .where(and(eq(incidentRoundTickets.roundId, last.id), eq(incidentRoundTickets.state, 'sent')))
    ).map(({ ticketId, seen }) => [ticketId, seen]),
  );
  const candidates = await listRoundCandidates(ctx.read, incidentId, { isRepeated: true });
  await createRound(ctx, {
    incidentId,
    texts: last.texts,
    isClosing: false,
    isAutomatic: true,
    perMinute: last.perMinute,
    by: { personId: last.startedBy, sessionId: last.sessionId, name: last.startedByName },
    tickets: candidates.map(({ ticketId, isDone }) => ({
      ticketId,
      seen: before.get(ticketId) ?? null,
      excluded: isDone ? 'ticket-done' : before.has(ticketId) ? null : 'not-seen',
    })),
  });
}
