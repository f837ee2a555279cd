import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { listUpdates } from '../queries/get-incident.ts';
import { incidentRounds, incidentRoundTickets, incidents, incidentUpdates } from '../tables.ts';
import { createRound } from './create-round.ts';
import { followUpTexts } from './follow-up-texts.rules.ts';
import { listRoundCandidates } from './list-round-candidates.ts';

const isOwed = (at: Temporal.Instant) =>
  and(
    ne(incidents.state, 'resolved'),
    sql`${incidents.isPaceAutomatic}`,
    sql`exists (select 1 from ${incidentRounds} r
      where r.incident_id = ${incidents.id}
        and r.number = (select max(number) from ${incidentRounds} where incident_id = ${incidents.id})
        and r.state <> 'running'
        and r.started_at + ${incidents.everyMinutes} * interval '1 minute' <= ${at.toString()}::timestamptz
        and exists (select 1 from ${incidentUpdates} u
          where u.incident_id = ${incidents.id} and u.is_public and u.at > r.started_at))`,
  );

export async function hasOwedRounds(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [owed] = await db.select({ id: incidents.id }).from(incidents).where(isOwed(at)).limit(1);
  return owed !== undefined;
}

/**
 * Tells those who were answered what was said in public since, no sooner than the chosen pace after the last answer. Where
 * nothing was said nothing is sent: to those who wait the same words again are noise, and it is the engineer who is told that an
 * update is due. Whoever has written since, or is new, is left to a person: nobody has seen what they said.
 */
export async function repeatRounds(ctx: Context, { timeZone }: { timeZone: string }): Promise<void> {
  const owed = await ctx.read.select().from(incidents).where(isOwed(ctx.clock.now()));
  for (const incident of owed) await repeat(ctx, incident, timeZone);
}

async function repeat(ctx: Context, incident: typeof incidents.$inferSelect, timeZone: string): Promise<void> {
  const { id: incidentId, state, startedAt } = incident;
  const said = (await listUpdates(ctx.read, incidentId)).findLast(({ isPublic }) => isPublic);
  const last = await findLast(ctx.read, incidentId);
  if (last === undefined || said === undefined || state === 'resolved') return;
  const before = await listSeen(ctx.read, incidentId);
  const candidates = await listRoundCandidates(ctx.read, incidentId, { isRepeated: true });
  await createRound(ctx, {
    incidentId,
    texts: followUpTexts({ state, startedAt, said: { ...said, at: Temporal.Instant.from(said.at) }, timeZone }),
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

async function findLast(db: ReadDb, incidentId: IncidentId) {
  const [last] = await db
    .select()
    .from(incidentRounds)
    .where(eq(incidentRounds.incidentId, incidentId))
    .orderBy(desc(incidentRounds.number))
    .limit(1);
  return last;
}

/** The tickets of the last answer that it reached, each with what its starter had seen there. */
async function listSeen(db: ReadDb, incidentId: IncidentId): Promise<Map<TicketId, string | null>> {
  const last = await findLast(db, incidentId);
  if (last === undefined) return new Map();
  const rows = await db
    .select({ ticketId: incidentRoundTickets.ticketId, seen: incidentRoundTickets.seen })
    .from(incidentRoundTickets)
    .where(and(eq(incidentRoundTickets.roundId, last.id), eq(incidentRoundTickets.state, 'sent')));
  return new Map(rows.map(({ ticketId, seen }) => [ticketId, seen]));
}
