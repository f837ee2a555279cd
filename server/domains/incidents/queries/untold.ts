import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { tickets } from '../../tickets/tables.ts';
import { incidentRounds, incidentRoundTickets, incidents, incidentTickets } from '../tables.ts';
import { type Asker, onlyOwnTicketsOf } from './own-incidents.ts';

/** So long after its end the word that it is over is still one; later it only puzzles. */
const NEWS_DAYS = 7;

/** Of an incident that is over and went on in no other: whether its end is still news. */
export const hasLatelyEnded = (at: Temporal.Instant): SQL =>
  sql`(${incidents.state} = 'resolved' and ${incidents.mergedInto} is null
    and ${incidents.resolvedAt} > ${at.subtract({ hours: 24 * NEWS_DAYS }).toString()}::timestamptz)`;

/**
 * How many of an ended incident's tickets, of those that the asker may see, wait for the word that it is over: open ones that an
 * answer to all has reached, with none started since that had them in it. None of one that goes on, itself or in another.
 */
export function countUntold(ctx: Asker): SQL<number> {
  const promised = sql`(select rt.ticket_id from ${incidents} m
    join ${incidentRounds} r on r.incident_id = m.id
    join ${incidentRoundTickets} rt on rt.round_id = r.id
    where m.id = ${incidents.id} or m.merged_into = ${incidents.id}
    group by rt.ticket_id
    having bool_or(rt.state = 'sent')
      and not bool_or(r.started_at >= ${incidents.resolvedAt} and not (rt.state = 'waiting' and r.state = 'stopped')))`;
  const counted = ctx.read
    .select({ count: sql`count(*)::int` })
    .from(incidentTickets)
    .innerJoin(tickets, eq(tickets.id, incidentTickets.ticketId))
    .where(
      and(
        sql`${incidents.state} = 'resolved'`,
        isNull(incidents.mergedInto),
        eq(incidentTickets.incidentId, incidents.id),
        isNull(incidentTickets.detachedAt),
        sql`${tickets.status} <> 'done'`,
        sql`${tickets.id} in ${promised}`,
        onlyOwnTicketsOf(ctx),
      ),
    );
  return sql<number>`(${counted})`;
}
