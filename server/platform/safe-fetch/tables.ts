import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** The pace at which a host is asked, the same for all nodes. */
export const hostTurns = pgTable('host_turns', {
  host: text().primaryKey(),
  startedAt: instant().notNull(),
  /** Who asks before this is told to come again. */
  notBefore: instant().notNull(),
  /** Somebody is at it until then; null when nobody is. */
  heldUntil: instant(),
  holder: text(),
  /** Times in a row that the host asked for less. */
  pleas: integer().notNull(),
});

/** What an owner (a merchant) has used of an hour. */
export const hourlyBudgets = pgTable(
  'hourly_budgets',
  {
    owner: text().notNull(),
    hour: instant().notNull(),
    used: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.hour] })],
);
