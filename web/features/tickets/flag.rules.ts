import type { TicketRow } from '#contract/tickets';

/** The one thing that a line says beside the words of the writer. */
export type Flag =
  | { kind: 'undelivered' }
  | { kind: 'incident'; number: number }
  | { kind: 'promise' }
  | { kind: 'asleep' }
  | { kind: 'status'; status: 'waiting-outside' | 'close-the-loop' | 'done' }
  | { kind: 'waiting-on'; on: NonNullable<TicketRow['waitingOn']> }
  | { kind: 'topic'; topic: Weighty };

/** Topics in which money is at stake: worth seeing before the ticket is opened. */
const WEIGHTY = ['debited-not-changed', 'charged-twice', 'chargeback', 'limit'] as const;
type Weighty = (typeof WEIGHTY)[number];

type Flagged = Pick<
  TicketRow,
  'hasUndelivered' | 'dueKind' | 'snoozedUntil' | 'status' | 'waitingOn' | 'topic' | 'incident'
>;

/** The weightiest flag of a ticket; none for an ordinary one that waits for an answer. */
export function flagOf(row: Flagged): Flag | undefined {
  if (row.hasUndelivered) return { kind: 'undelivered' };
  if (row.snoozedUntil !== null) return { kind: 'asleep' };
  if (row.dueKind === 'promise') return { kind: 'promise' };
  if (row.status === 'waiting-inside' && row.waitingOn !== null) return { kind: 'waiting-on', on: row.waitingOn };
  if (row.incident !== null && row.status !== 'done') return { kind: 'incident', number: row.incident.number };
  if (row.status === 'waiting-outside' || row.status === 'close-the-loop' || row.status === 'done')
    return { kind: 'status', status: row.status };
  const topic = WEIGHTY.find((each) => each === row.topic);
  return topic === undefined ? undefined : { kind: 'topic', topic };
}
