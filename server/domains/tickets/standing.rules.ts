import type { TicketStatus, WaitingOn } from './contract.ts';

/** How a ticket stood, to come back to. */
export interface Standing {
  status: TicketStatus;
  answerDueAt: string | null;
  waitingOn: WaitingOn | null;
  snoozedUntil: string | null;
  unreadSince: string | null;
  promisedAt: string | null;
  promise: string | null;
}

/** What of a ticket an answer or a close changes. */
export interface Stands extends Pick<Standing, 'status' | 'waitingOn' | 'promise'> {
  answerDueAt: Temporal.Instant | null;
  snoozedUntil: Temporal.Instant | null;
  unreadSince: Temporal.Instant | null;
  promisedAt: Temporal.Instant | null;
}

/** How a ticket stands, as it is kept to come back to. */
export const standingOf = (ticket: Stands): Standing => ({
  status: ticket.status,
  answerDueAt: ticket.answerDueAt?.toString() ?? null,
  waitingOn: ticket.waitingOn,
  snoozedUntil: ticket.snoozedUntil?.toString() ?? null,
  unreadSince: ticket.unreadSince?.toString() ?? null,
  promisedAt: ticket.promisedAt?.toString() ?? null,
  promise: ticket.promise,
});

/** The same the other way round. */
export const stoodAs = (kept: Standing): Stands => ({
  status: kept.status,
  answerDueAt: instantOf(kept.answerDueAt),
  waitingOn: kept.waitingOn,
  snoozedUntil: instantOf(kept.snoozedUntil),
  unreadSince: instantOf(kept.unreadSince),
  promisedAt: instantOf(kept.promisedAt),
  promise: kept.promise,
});

export const instantOf = (at: string | null) => (at === null ? null : Temporal.Instant.from(at));
