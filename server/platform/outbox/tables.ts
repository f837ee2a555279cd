import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** Facts, committed with the change that made them. `stream` and `seq` are set where screens follow along. */
export const outboxEvents = pgTable(
  'outbox_events',
  {
    id: uuid().primaryKey(),
    type: text().notNull(),
    subjectId: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    at: instant().notNull(),
    stream: text(),
    seq: bigint({ mode: 'number' }),
  },
  (t) => [index('outbox_events_stream').on(t.stream, t.seq), index('outbox_events_at').on(t.at)],
);

/** One row a reaction: a failing one must not repeat the others. */
export const outboxDeliveries = pgTable(
  'outbox_deliveries',
  {
    eventId: uuid()
      .notNull()
      .references(() => outboxEvents.id, { onDelete: 'cascade' }),
    reaction: text().notNull(),
    state: text().$type<'waiting' | 'done' | 'parked'>().notNull(),
    attempts: integer().notNull(),
    /** Not before this; while a node works on it, the end of its lease. */
    dueAt: instant().notNull(),
    lastError: text(),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.reaction] }), index('outbox_deliveries_due').on(t.state, t.dueAt)],
);

/** The head of each stream: locked by the transaction that appends, so that numbers have no gaps and follow commits. */
export const streams = pgTable('streams', {
  name: text().primaryKey(),
  head: bigint({ mode: 'number' }).notNull(),
});
