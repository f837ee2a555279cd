import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { MerchantId, PersonId, StatusLinkId } from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import { people } from '../access/tables.ts';
import { merchants } from '../merchants/tables.ts';
import type { HistoryState } from './contract.ts';

/** Secret addresses of merchants' pages, as hashes. An ended one stays: who was let in until when is worth knowing. */
export const statusLinks = pgTable(
  'status_links',
  {
    id: uuid().$type<StatusLinkId>().primaryKey(),
    merchantId: uuid()
      .$type<MerchantId>()
      .notNull()
      .references(() => merchants.id),
    tokenHash: bytes().notNull(),
    /** For whom it was made. */
    label: text().notNull(),
    showsLimits: boolean().notNull(),
    takesReports: boolean().notNull(),
    /** Null where the program made it. */
    createdBy: uuid()
      .$type<PersonId>()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    opens: integer().notNull(),
    lastOpenedAt: instant(),
  },
  (t) => [uniqueIndex('status_links_token').on(t.tokenHash), index('status_links_merchant').on(t.merchantId)],
);

/** Days whose history no longer changes, whatever is found out about them later. */
export const frozenDays = pgTable('frozen_days', {
  /** `2026-11-25`, a day of `zone`. */
  day: text().primaryKey(),
  zone: text().notNull(),
  frozenAt: instant().notNull(),
});

/** What a frozen day was for a component; a frozen day without a row was a good one. */
export const dayStates = pgTable(
  'day_states',
  {
    /** `acquirer:…`, `method:…` or `merchant:…`. */
    component: text().notNull(),
    day: text()
      .notNull()
      .references(() => frozenDays.day),
    state: text().$type<HistoryState>().notNull(),
    worksMinutes: integer().notNull(),
    degradedMinutes: integer().notNull(),
    partialMinutes: integer().notNull(),
    majorMinutes: integer().notNull(),
    incidentIds: uuid().array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.component, t.day] }), index('day_states_day').on(t.day)],
);
