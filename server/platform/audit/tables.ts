import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** Append-only: who did or saw what, when, from where, with what result. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subjectId: text().notNull(),
    result: text().notNull(),
    requestId: text(),
    address: text(),
    /** Of a page that was shown, `shown` holds the ids of what was on it. */
    details: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [
    index('audit_entries_at').on(t.at, t.id),
    index('audit_entries_actor').on(t.actor, t.at),
    index('audit_entries_kind').on(t.actorKind, t.at),
    index('audit_entries_subject').on(t.subjectId, t.at),
    index('audit_entries_action').on(t.action, t.at),
    index('audit_entries_shown').using('gin', sql`(${t.details} -> 'shown')`).where(sql`${t.details} ? 'shown'`),
  ],
);
