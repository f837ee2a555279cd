import type { TicketRecord } from './queries/ticket-row.ts';
import type { BeforeClose } from './tables.ts';

/** What a close takes from a ticket. */
export const beforeClose = (ticket: TicketRecord, closedAt: Temporal.Instant): BeforeClose => ({
  closedAt: closedAt.toString(),
  status: ticket.status,
  answerDueAt: ticket.answerDueAt?.toString() ?? null,
  waitingOn: ticket.waitingOn,
  snoozedUntil: ticket.snoozedUntil?.toString() ?? null,
  unreadSince: ticket.unreadSince?.toString() ?? null,
  promisedAt: ticket.promisedAt?.toString() ?? null,
  promise: ticket.promise,
});

/** The ticket as it was. */
export const asBeforeClose = (before: BeforeClose): Partial<TicketRecord> => ({
  status: before.status,
  answerDueAt: instantOf(before.answerDueAt),
  waitingOn: before.waitingOn,
  snoozedUntil: instantOf(before.snoozedUntil),
  unreadSince: instantOf(before.unreadSince),
  promisedAt: instantOf(before.promisedAt),
  promise: before.promise,
  closedAt: null,
  beforeClose: null,
});

const instantOf = (at: string | null) => (at === null ? null : Temporal.Instant.from(at));
