import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Who of the nodes does a thing that only one may do at a time. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  owner: text().notNull(),
  until: instant().notNull(),
});

/** The first answer to each mutating call, kept for 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actor: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    state: text().$type<'running' | 'done'>().notNull(),
    status: integer(),
    /** The JSON text of the answer; null where the answer may be seen once only. */
    body: text(),
    startedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.route, t.key] })],
);

/** Settings that people change while the program runs; one row a name. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Who looks at what just now, by node: rows live seconds. */
export const presence = pgTable(
  'presence',
  {
    stream: text().notNull(),
    personId: text().notNull(),
    node: text().notNull(),
    mode: text().$type<'viewing' | 'typing'>().notNull(),
    until: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.stream, t.personId, t.node] })],
);
