import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { AcquirerId, CorrectionId, MerchantId, PersonId, TransactionUid } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import { people } from '../access/tables.ts';
import { acquirers } from '../acquirers/tables.ts';
import { merchants } from '../merchants/tables.ts';
import type { Cause, Certainty, MerchantTerms, Side } from './contract.ts';

/** What people say a payment's verdict should have been. Of those of one payment at most one stands; the rest were replaced or taken back. */
export const verdictCorrections = pgTable(
  'verdict_corrections',
  {
    id: uuid().$type<CorrectionId>().primaryKey(),
    uid: text().$type<TransactionUid>().notNull(),
    cause: text().$type<Cause>().notNull(),
    side: text().$type<Side>().notNull(),
    note: text().notNull(),
    /** What the rules had found. */
    rule: text().notNull(),
    wasCause: text().$type<Cause>().notNull(),
    wasSide: text().$type<Side>().notNull(),
    wasCertainty: text().$type<Certainty>().notNull(),
    /** What was known then, as far as a verdict hangs on it (`facts-key.rules.ts`). */
    factsKey: text().notNull(),
    correctedAt: instant().notNull(),
    correctedBy: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    withdrawnAt: instant(),
  },
  (t) => [
    uniqueIndex('verdict_corrections_standing').on(t.uid).where(sql`${t.withdrawnAt} is null`),
    index('verdict_corrections_rule').on(t.rule, t.correctedAt),
    index('verdict_corrections_at').on(t.correctedAt),
  ],
);

/** What a merchant has agreed on instead of the acquirer's usual terms. */
export const merchantTerms = pgTable(
  'merchant_terms',
  {
    merchantId: uuid()
      .$type<MerchantId>()
      .notNull()
      .references(() => merchants.id),
    acquirerId: uuid()
      .$type<AcquirerId>()
      .notNull()
      .references(() => acquirers.id, { onDelete: 'cascade' }),
    terms: jsonb().$type<MerchantTerms>().notNull(),
    changedAt: instant().notNull(),
    changedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.merchantId, t.acquirerId] })],
);
