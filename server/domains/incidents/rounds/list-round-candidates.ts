import { and, asc, eq, isNull } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { tickets } from '../../tickets/tables.ts';
import { incidentTickets } from '../tables.ts';

export interface RoundCandidate {
  ticketId: TicketId;
  number: number;
  writerName: string;
  channel: string;
  language: Language;
  isDone: boolean;
}

/** More at once is not one answer to all any more, and nobody reads such a preview. */
export const MOST_IN_ROUND = 500;

/** The tickets of an incident that an answer to all concerns. */
export async function listRoundCandidates(db: ReadDb, incidentId: IncidentId): Promise<RoundCandidate[]> {
  const rows = await db
    .select({
      ticketId: tickets.id,
      number: tickets.number,
      writerName: tickets.writerName,
      channel: tickets.channel,
      language: tickets.language,
      status: tickets.status,
    })
    .from(incidentTickets)
    .innerJoin(tickets, eq(tickets.id, incidentTickets.ticketId))
    .where(and(eq(incidentTickets.incidentId, incidentId), isNull(incidentTickets.detachedAt)))
    .orderBy(asc(tickets.id))
    .limit(MOST_IN_ROUND);
  return rows.map(({ status, ...row }) => ({ ...row, isDone: status === 'done' }));
}
