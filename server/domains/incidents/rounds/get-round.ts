import { and, asc, eq } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { IncidentId, RoundId } from '../../../kernel/ids.ts';
import { tickets } from '../../tickets/tables.ts';
import { getIncident } from '../queries/get-incident.ts';
import { type Asker, onlyOwnTicketsOf } from '../queries/own-incidents.ts';
import { incidentRounds, incidentRoundTickets } from '../tables.ts';
import type { Round } from './contract.ts';

/** An answer to all with what became of each ticket that the asker may see. */
export async function getRound(
  ctx: Asker,
  { incidentId, roundId }: { incidentId: IncidentId; roundId: RoundId },
): Promise<Round> {
  await getIncident(ctx, incidentId);
  const [round] = await ctx.read
    .select()
    .from(incidentRounds)
    .where(and(eq(incidentRounds.id, roundId), eq(incidentRounds.incidentId, incidentId)));
  if (round === undefined) throw notFound('round');
  const rows = await ctx.read
    .select({
      ticketId: tickets.id,
      number: tickets.number,
      writerName: tickets.writerName,
      channel: tickets.channel,
      state: incidentRoundTickets.state,
      reason: incidentRoundTickets.reason,
      messageId: incidentRoundTickets.messageId,
    })
    .from(incidentRoundTickets)
    .innerJoin(tickets, eq(tickets.id, incidentRoundTickets.ticketId))
    .where(and(eq(incidentRoundTickets.roundId, roundId), onlyOwnTicketsOf(ctx)))
    .orderBy(asc(incidentRoundTickets.ticketId));
  return {
    id: round.id,
    number: round.number,
    at: round.startedAt.toString(),
    byName: round.startedByName,
    isClosing: round.isClosing,
    isAutomatic: round.isAutomatic,
    perMinute: round.perMinute,
    state: round.state,
    texts: round.texts,
    tickets: rows,
  };
}
