import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../../kernel/ids.ts';
import type { Language } from '../../../kernel/language.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { tickets } from '../../tickets/tables.ts';
import { incidentRounds, incidentRoundTickets, incidentTickets } from '../tables.ts';
import { withMerged } from './answered.ts';

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

const concerned = (incidentId: IncidentId) =>
  and(eq(incidentTickets.incidentId, incidentId), isNull(incidentTickets.detachedAt));

/** How many tickets an answer to all concerns; those past the most at once are left to the next one. */
export async function countRoundCandidates(db: ReadDb, incidentId: IncidentId): Promise<number> {
  const [row] = await db.select({ count: count() }).from(incidentTickets).where(concerned(incidentId));
  return row?.count ?? 0;
}

interface Wanted {
  /** Whom a repetition concerns was answered before; to a new answer, whom none has reached yet comes first. */
  isRepeated?: boolean;
  most?: number;
}

/** The tickets of an incident that an answer to all concerns. */
export async function listRoundCandidates(
  db: ReadDb,
  incidentId: IncidentId,
  { isRepeated = false, most = MOST_IN_ROUND }: Wanted = {},
): Promise<RoundCandidate[]> {
  const isAnswered = sql`exists (select from ${incidentRoundTickets} rt
    join ${incidentRounds} r on r.id = rt.round_id
    where r.incident_id in ${withMerged(incidentId)} and rt.ticket_id = ${tickets.id} and rt.state = 'sent')`;
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
    .where(concerned(incidentId))
    .orderBy(sql`${isAnswered} = ${isRepeated} desc`, sql`${tickets.status} = 'done'`, asc(tickets.id))
    .limit(most);
  return rows.map(({ status, ...row }) => ({ ...row, isDone: status === 'done' }));
}
