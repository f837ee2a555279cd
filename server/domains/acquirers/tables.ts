import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { AcquirerId, TerminalId } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { WorkingCalendar } from '../calendar/contract.ts';
import type { BankContact, SettlementTerms } from './contract.ts';

export const acquirers = pgTable(
  'acquirers',
  {
    id: uuid().$type<AcquirerId>().primaryKey(),
    name: text().notNull(),
    codeBook: text(),
    hours: jsonb().$type<WorkingCalendar>().notNull(),
    contacts: jsonb().$type<BankContact[]>().notNull(),
    settlement: jsonb().$type<SettlementTerms>(),
    note: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('acquirers_name').on(t.name)],
);

/** No foreign key leads here from transactions: a terminal is heard of before anybody enters it. */
export const terminals = pgTable(
  'terminals',
  {
    id: text().$type<TerminalId>().primaryKey(),
    acquirerId: uuid()
      .$type<AcquirerId>()
      .notNull()
      .references(() => acquirers.id),
    name: text().notNull(),
    currency: text(),
    createdAt: instant().notNull(),
  },
  (t) => [index('terminals_acquirer').on(t.acquirerId)],
);
