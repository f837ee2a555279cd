import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { incidentRounds, incidentRoundTickets, incidents } from '../tables.ts';

/** When an answer to all last reached a ticket, and what its starter had seen there. */
export interface Answered {
  at: Temporal.Instant;
  seen: string | null;
}

/** An incident with those that went on in it: whom they answered is promised news as well. */
export const withMerged = (incidentId: IncidentId | typeof incidents.id): SQL =>
  sql`(select m.id from ${incidents} m where m.id = ${incidentId} or m.merged_into = ${incidentId})`;

/** The tickets that any answer to all of an incident has reached. */
export async function listAnswered(db: ReadDb, incidentId: IncidentId): Promise<Map<TicketId, Answered>> {
  const rows = await db
    .selectDistinctOn([incidentRoundTickets.ticketId], {
      ticketId: incidentRoundTickets.ticketId,
      at: incidentRounds.startedAt,
      seen: incidentRoundTickets.seen,
    })
    .from(incidentRoundTickets)
    .innerJoin(incidentRounds, eq(incidentRounds.id, incidentRoundTickets.roundId))
    .where(and(sql`${incidentRounds.incidentId} in ${withMerged(incidentId)}`, eq(incidentRoundTickets.state, 'sent')))
    .orderBy(incidentRoundTickets.ticketId, desc(incidentRounds.startedAt));
  return new Map(rows.map(({ ticketId, ...answered }) => [ticketId, answered]));
}
