import type { DueKind, TicketStatus } from './contract.ts';
import { needsUs } from './status.rules.ts';

/** The moment of what is never due: sorts last, and an index can hold it. */
export const NEVER = Temporal.Instant.from('9999-12-31T00:00:00Z');

export interface Clocks {
  status: TicketStatus;
  /** By when we have to answer; kept while we wait, so that it can stand again. */
  answerDueAt: Temporal.Instant | null;
  promisedAt: Temporal.Instant | null;
  snoozedUntil: Temporal.Instant | null;
}

/** The next moment at which something must happen to a ticket, and what. The earlier of an answer and a promise; sleep hides the answer, never a promise. */
export function dueOf({ status, answerDueAt, promisedAt, snoozedUntil }: Clocks): {
  dueAt: Temporal.Instant;
  dueKind: DueKind;
} {
  if (status === 'done') return { dueAt: NEVER, dueKind: 'none' };
  const answer: Due = { dueAt: answerDueAt, dueKind: status === 'needs-first-answer' ? 'first-answer' : 'next-answer' };
  const candidates: Due[] = [
    { dueAt: promisedAt, dueKind: 'promise' },
    snoozedUntil === null
      ? { ...answer, dueAt: needsUs(status) ? answerDueAt : null }
      : { dueAt: snoozedUntil, dueKind: 'wake' },
  ];
  let soonest: { dueAt: Temporal.Instant; dueKind: DueKind } = { dueAt: NEVER, dueKind: 'none' };
  for (const { dueAt, dueKind } of candidates)
    if (dueAt !== null && Temporal.Instant.compare(dueAt, soonest.dueAt) < 0) soonest = { dueAt, dueKind };
  return soonest;
}

interface Due {
  dueAt: Temporal.Instant | null;
  dueKind: DueKind;
}
