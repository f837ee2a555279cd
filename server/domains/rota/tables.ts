import { index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { OverrideId, PersonId, ShiftRuleId } from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import { people } from '../access/tables.ts';
import type { Place } from './contract.ts';

/** The weekly pattern. A line is ended, not deleted: what was stays as it was. */
export const shiftRules = pgTable(
  'shift_rules',
  {
    id: uuid().$type<ShiftRuleId>().primaryKey(),
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    weekdays: smallint().array().notNull(),
    start: text().notNull(),
    end: text().notNull(),
    /** Days on which a shift may begin, `[from, to)`. */
    fromDate: text(),
    toDate: text(),
    /** The zone in which its clock is read; a new zone of the rota begins new lines. */
    zone: text().notNull(),
    place: text().$type<Place>().notNull(),
    createdAt: instant().notNull(),
    /** When somebody ended it before its time. */
    endedAt: instant(),
  },
  (t) => [index('shift_rules_person').on(t.personId)],
);

export const shiftOverrides = pgTable(
  'shift_overrides',
  {
    id: uuid().$type<OverrideId>().primaryKey(),
    kind: text().$type<'add' | 'remove' | 'replace'>().notNull(),
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    insteadOf: uuid()
      .$type<PersonId>()
      .references(() => people.id),
    startAt: instant().notNull(),
    endAt: instant().notNull(),
    place: text().$type<Place>().notNull(),
    reason: text().notNull(),
    createdAt: instant().notNull(),
    /** Taken back before it began: it counts for nothing but a calendar's "cancelled". */
    takenBackAt: instant(),
  },
  (t) => [index('shift_overrides_end').on(t.endAt)],
);

/** Who is on duty and gets nothing new for now. */
export const shiftPauses = pgTable('shift_pauses', {
  personId: uuid()
    .$type<PersonId>()
    .primaryKey()
    .references(() => people.id),
  since: instant().notNull(),
  reason: text().notNull(),
});

/** Secret addresses of calendar feeds, as hashes. */
export const rotaFeeds = pgTable(
  'rota_feeds',
  {
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    whose: text().$type<'own' | 'all'>().notNull(),
    tokenHash: bytes().notNull(),
    createdAt: instant().notNull(),
    lastReadAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.whose] }), uniqueIndex('rota_feeds_token').on(t.tokenHash)],
);
