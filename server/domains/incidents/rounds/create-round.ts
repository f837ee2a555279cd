import { and, desc, eq } from 'drizzle-orm';
import { conflict } from '../../../kernel/errors.ts';
import { type IncidentId, type PersonId, RoundId, type SessionId, type TicketId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/insert-rows.ts';
import { newId } from '../../../platform/new-id.ts';
import { INCIDENT_STREAM, roundStarted } from '../events.ts';
import { updateDue } from '../incident-state.rules.ts';
import { lockIncident } from '../lock-incident.ts';
import { incidentRounds, incidentRoundTickets } from '../tables.ts';
import { changeIncidentRow } from '../write-update.ts';
import type { RoundTexts } from './contract.ts';

export interface NewRound {
  incidentId: IncidentId;
  texts: RoundTexts;
  isClosing: boolean;
  isAutomatic: boolean;
  perMinute: number;
  /** In whose name it is sent. */
  by: { personId: PersonId; sessionId: SessionId; name: string };
  /** Each with what its starter has seen there, or why nothing is sent. */
  tickets: readonly { ticketId: TicketId; seen: string | null; excluded: string | null }[];
}

/** Starts an answer to all: from now on a job sends it, ticket by ticket. One at a time. */
export async function createRound(ctx: Context, round: NewRound): Promise<RoundId> {
  const { incidentId, texts, isClosing, isAutomatic, perMinute, by, tickets } = round;
  return ctx.change('incident.answer', incidentId, async (write) => {
    const { tx } = write;
    const incident = await lockIncident(write, incidentId);
    const [running] = await tx
      .select({ id: incidentRounds.id })
      .from(incidentRounds)
      .where(and(eq(incidentRounds.incidentId, incidentId), eq(incidentRounds.state, 'running')));
    if (running !== undefined) throw conflict('round-running', 'An answer to all is being sent already.');
    const id = newId(RoundId);
    const at = ctx.clock.now();
    await tx.insert(incidentRounds).values({
      id,
      incidentId,
      number: (await lastNumber(tx, incidentId)) + 1,
      texts,
      isClosing,
      isAutomatic,
      perMinute,
      state: tickets.some(({ excluded }) => excluded === null) ? 'running' : 'done',
      startedBy: by.personId,
      sessionId: by.sessionId,
      startedByName: by.name,
      startedAt: at,
      nextAt: at,
    });
    await insertRows(
      tx,
      incidentRoundTickets,
      tickets.map(({ ticketId, seen, excluded }) => ({
        roundId: id,
        ticketId,
        state: excluded === null ? ('waiting' as const) : ('excluded' as const),
        reason: excluded,
        seen,
      })),
    );
    await changeIncidentRow(write, incident, {
      updateDueAt: updateDue(incident.everyMinutes, incident.state, at),
    });
    await write.emit(roundStarted, id, { incidentId, roundId: id }, INCIDENT_STREAM);
    write.note({ roundId: id, tickets: tickets.length });
    return id;
  });
}

async function lastNumber(tx: Parameters<typeof insertRows>[0] & Pick<Context['read'], 'select'>, id: IncidentId) {
  const [last] = await tx
    .select({ number: incidentRounds.number })
    .from(incidentRounds)
    .where(eq(incidentRounds.incidentId, id))
    .orderBy(desc(incidentRounds.number))
    .limit(1);
  return last?.number ?? 0;
}
