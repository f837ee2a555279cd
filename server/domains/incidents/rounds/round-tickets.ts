import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { MessageId, PersonId, RoundId, SessionId, TicketId } from '../../../kernel/ids.ts';
import type { Write } from '../../../platform/context.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { INCIDENT_STREAM, incidentChanged } from '../events.ts';
import { incidentRounds, incidentRoundTickets } from '../tables.ts';
import type { RoundTexts } from './contract.ts';

/** The ticket whose turn it is. */
export interface DueTicket {
  roundId: RoundId;
  incidentId: string;
  ticketId: TicketId;
  texts: RoundTexts;
  isClosing: boolean;
  seen: string | null;
  by: { personId: PersonId; sessionId: SessionId };
}

const isRunning = sql`${incidentRounds.state} = 'running'`;
const isWaiting = sql`${incidentRoundTickets.state} = 'waiting'`;

/** Whether an answer to all may send its next message. */
export async function hasDueRounds(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [due] = await db
    .select({ id: incidentRounds.id })
    .from(incidentRounds)
    .where(and(isRunning, lte(incidentRounds.nextAt, at)))
    .limit(1);
  return due !== undefined;
}

/** Holds the next due round and its next ticket until the change ends; nobody else takes either. A round without one is done. */
export async function takeRoundTicket(write: Write, at: Temporal.Instant): Promise<DueTicket | undefined> {
  const { tx } = write;
  const [round] = await tx
    .select()
    .from(incidentRounds)
    .where(and(isRunning, lte(incidentRounds.nextAt, at)))
    .orderBy(asc(incidentRounds.nextAt))
    .limit(1)
    .for('update', { skipLocked: true });
  if (round === undefined) return undefined;
  const [next] = await tx
    .select({ ticketId: incidentRoundTickets.ticketId, seen: incidentRoundTickets.seen })
    .from(incidentRoundTickets)
    .where(and(eq(incidentRoundTickets.roundId, round.id), isWaiting))
    .orderBy(asc(incidentRoundTickets.ticketId))
    .limit(1)
    .for('update');
  if (next === undefined) {
    await endRound(write, round, 'done');
    return undefined;
  }
  const { id: roundId, incidentId, texts, isClosing, startedBy: personId, sessionId } = round;
  return { roundId, incidentId, ...next, texts, isClosing, by: { personId, sessionId } };
}

interface End {
  state: 'sent' | 'excluded' | 'failed';
  reason?: string;
  messageId?: MessageId;
}

/** Notes what became of a ticket, and when the next one may be answered. */
export async function endRoundTicket(write: Write, due: DueTicket, end: End, at: Temporal.Instant): Promise<void> {
  const { tx } = write;
  const { state, reason = null, messageId = null } = end;
  const moved = await tx
    .update(incidentRoundTickets)
    .set({ state, reason, messageId, at })
    .where(
      and(eq(incidentRoundTickets.roundId, due.roundId), eq(incidentRoundTickets.ticketId, due.ticketId), isWaiting),
    )
    .returning({ ticketId: incidentRoundTickets.ticketId });
  if (moved.length === 0) return;
  // Who gets nothing takes no time of the others.
  const pause = state === 'sent' ? sql`60000 / ${incidentRounds.perMinute}` : sql`0`;
  const [round] = await tx
    .update(incidentRounds)
    .set({ nextAt: sql`${at.toString()}::timestamptz + (${pause}) * interval '1 millisecond'` })
    .where(eq(incidentRounds.id, due.roundId))
    .returning();
  const [left] = await tx
    .select({ ticketId: incidentRoundTickets.ticketId })
    .from(incidentRoundTickets)
    .where(and(eq(incidentRoundTickets.roundId, due.roundId), isWaiting))
    .limit(1);
  if (round === undefined) return;
  if (left === undefined) await endRound(write, round, 'done');
  else await ring(write, round);
}

type RoundRecord = typeof incidentRounds.$inferSelect;

export async function endRound(write: Write, round: RoundRecord, state: 'done' | 'stopped'): Promise<void> {
  await write.tx.update(incidentRounds).set({ state }).where(eq(incidentRounds.id, round.id));
  await ring(write, round);
}

const ring = ({ emit }: Write, { incidentId }: RoundRecord) =>
  emit(incidentChanged, incidentId, { incidentId }, INCIDENT_STREAM);
