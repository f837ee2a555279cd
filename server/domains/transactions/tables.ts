import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ImportId, MerchantId, PersonId, ShopId, TransactionUid } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { KnowledgeSource, TransactionStatus, TransactionType } from '../gateways/contract.ts';
import type { ImportFormat, TextEncoding } from './contract.ts';

/*
 * `transactions` and `transaction_documents` are partitioned by month on `partition_at`, and their text is of collation
 * "C"; both stand in the migration, for drizzle cannot say it. There are no foreign keys: a row may be heard of before
 * its shop, and ten million rows would pay for them.
 */

/** Decides identity: a uid is here once, whatever its documents say about time. `partition_at` never changes. */
export const transactionKeys = pgTable('transaction_keys', {
  uid: text().$type<TransactionUid>().primaryKey(),
  partitionAt: instant().notNull(),
});

/** No source that tells everything has told of it, and it can be asked for. Literals, so that a prepared query finds the index. */
export const isUntold = (t: Record<'bestSource' | 'shopId', AnyPgColumn>) =>
  sql`${t.bestSource} in ('file', 'list', 'export', 'report') and ${t.shopId} is not null`;

/** What is known of each transaction, merged. Column names are those of `field.rules.ts`. */
export const transactions = pgTable(
  'transactions',
  {
    uid: text().$type<TransactionUid>().notNull(),
    /** When it was made, as far as was known at first sight; orders lists and chooses the partition. */
    partitionAt: instant().notNull(),
    /** Whose it was at first sight: the key by which rows may be spread over several servers. */
    merchantId: uuid().$type<MerchantId>(),
    firstHeardAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** The weight of the heaviest document, and of the fields that come from lesser ones (`merge.rules.ts`). */
    stamp: text().notNull(),
    lesserStamps: text(),
    bestSource: text().$type<KnowledgeSource>().notNull(),
    statusSince: instant(),
    statusHeardFrom: text().$type<KnowledgeSource>(),
    statusHeardAt: instant(),
    /** Statuses before or beside the current one, packed. */
    otherStatuses: text(),

    shopId: integer().$type<ShopId>(),
    merchantNumber: bigint({ mode: 'number' }),
    type: text().$type<TransactionType>(),
    status: text().$type<TransactionStatus>(),
    rawStatus: text(),
    code: text(),
    message: text(),
    friendlyMessage: text(),
    amountMinor: bigint({ mode: 'number' }),
    currency: text(),
    description: text(),
    trackingId: text(),
    test: boolean(),
    language: text(),
    parentUid: text(),
    reason: text(),
    recurringType: text(),
    methodType: text(),
    createdAt: instant(),
    updatedAt: instant(),
    paidAt: instant(),
    expiredAt: instant(),
    closedAt: instant(),
    settledAt: instant(),
    pspSettledAt: instant(),
    manuallyCorrectedAt: instant(),
    cardBin: text(),
    cardLast4: text(),
    cardBrand: text(),
    cardHolder: text(),
    cardStamp: text(),
    cardCountry: text(),
    cardIssuer: text(),
    cardProduct: text(),
    cardTokenProvider: text(),
    authCode: text(),
    bankCode: text(),
    bankMessage: text(),
    rrn: text(),
    refId: text(),
    descriptor: text(),
    gatewayId: text(),
    threeDsStatus: text(),
    threeDsMessage: text(),
    threeDsVe: text(),
    threeDsPa: text(),
    threeDsEci: text(),
    threeDsFailReason: text(),
    protection: text(),
    customerEmail: text(),
    customerPhone: text(),
    /** The last nine digits: the same with and without a country code. */
    phoneKey: text().generatedAlwaysAs(sql`"right"(regexp_replace(customer_phone, '[^0-9]', '', 'g'), 9)`),
    customerIp: text(),
    customerName: text(),
    checkoutToken: text(),
    platform: text(),
    integration: text(),
    eripAccount: text(),
    eripServiceNo: text(),
    oddities: text(),
  },
  (t) => [
    primaryKey({ columns: [t.uid, t.partitionAt] }),
    index('transactions_at').on(t.partitionAt),
    // The migration adds `include (code, status, amount_minor, currency)`: counts by code read the index alone.
    index('transactions_shop').on(t.shopId, t.partitionAt),
    index('transactions_amount').on(t.amountMinor, t.partitionAt),
    // What the sparse sources never name costs nothing until a look-up or a webhook brings it. Plain columns only: the planner
    // has no statistics for an expression under a `where`, takes a half per cent of all rows and sends parallel workers.
    index('transactions_tracking').on(t.trackingId).where(sql`${t.trackingId} is not null`),
    index('transactions_rrn').on(t.rrn).where(sql`${t.rrn} is not null`),
    index('transactions_auth_code').on(t.authCode).where(sql`${t.authCode} is not null`),
    index('transactions_card').on(t.cardLast4, t.partitionAt, t.cardBin).where(sql`${t.cardLast4} is not null`),
    index('transactions_email').using('hash', t.customerEmail).where(sql`${t.customerEmail} is not null`),
    index('transactions_phone').on(t.phoneKey).where(sql`${t.phoneKey} is not null`),
    index('transactions_checkout_token').using('hash', t.checkoutToken).where(sql`${t.checkoutToken} is not null`),
    index('transactions_erip').on(t.eripAccount).where(sql`${t.eripAccount} is not null`),
    // What no full document has told of, for the look-ups: asked every other second, and mostly there is nothing.
    index('transactions_untold').on(t.partitionAt).where(isUntold(t)),
    index('transactions_parent').on(t.parentUid).where(sql`${t.parentUid} is not null`),
    // For the hours that have to be counted again: a few pages, whatever the table holds, and no update of a row minds it. The
    // migration has it keep up with new pages by itself.
    index('transactions_changed').using('brin', t.changedAt),
  ],
);

/** The document of each source from which a transaction was merged: masked, as JSON text, only ever shown. */
export const transactionDocuments = pgTable(
  'transaction_documents',
  {
    uid: text().$type<TransactionUid>().notNull(),
    partitionAt: instant().notNull(),
    source: text().$type<KnowledgeSource>().notNull(),
    /** Which connection, webhook or file brought it. */
    origin: text().notNull(),
    heardAt: instant().notNull(),
    stamp: text().notNull(),
    /** Tells whether a document heard again says the same, without reading it. */
    hash: text().notNull(),
    document: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.uid, t.source, t.partitionAt] })],
);

/** The values inside a tracking id that holds several ("a;b", "order:payment", "x|y"): each finds its transaction. */
export const transactionOrders = pgTable(
  'transaction_orders',
  {
    value: text().notNull(),
    uid: text().$type<TransactionUid>().notNull(),
    partitionAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.value, t.uid] })],
);

/** Months that have their partitions. A month is entered before they are made, so that two makers wait for each other here. */
export const transactionMonths = pgTable('transaction_months', {
  /** `2026-11` */
  month: text().primaryKey(),
});

/** Transactions that wait for a look-up at the gateway. */
export const transactionEnrichments = pgTable(
  'transaction_enrichments',
  {
    uid: text().$type<TransactionUid>().primaryKey(),
    shopId: integer().$type<ShopId>(),
    state: text().$type<'waiting' | 'refused'>().notNull(),
    /** 0: somebody looks at it, 1: failed, 2: the rest. */
    priority: smallint().notNull(),
    dueAt: instant().notNull(),
    attempts: smallint().notNull(),
    lastError: text(),
  },
  (t) => [index('transaction_enrichments_due').on(t.state, t.priority, t.dueAt)],
);

/** Files being taken in. Their bytes are not kept: the sender sends from `next_offset`. */
export const transactionImports = pgTable(
  'transaction_imports',
  {
    id: uuid().$type<ImportId>().primaryKey(),
    fileName: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    fingerprint: text().notNull(),
    format: text().$type<ImportFormat>().notNull(),
    encoding: text().$type<TextEncoding>(),
    delimiter: text(),
    /** The names in the header of a CSV file, as JSON; null until it was read. */
    header: text(),
    nextOffset: bigint({ mode: 'number' }).notNull(),
    linesTaken: integer().notNull(),
    inserted: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
    refused: integer().notNull(),
    state: text().$type<'open' | 'done'>().notNull(),
    startedBy: uuid().$type<PersonId>(),
    startedAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    index('transaction_imports_started').on(t.startedAt, t.id),
    uniqueIndex('transaction_imports_open').on(t.fingerprint, t.sizeBytes).where(sql`${t.state} = 'open'`),
  ],
);

/** Rows of a file that could not be used. */
export const transactionImportRefusals = pgTable(
  'transaction_import_refusals',
  {
    importId: uuid()
      .$type<ImportId>()
      .notNull()
      .references(() => transactionImports.id, { onDelete: 'cascade' }),
    line: integer().notNull(),
    reason: text().notNull(),
    /** Masked. */
    excerpt: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

/**
 * What happened in each hour of `partition_at` (whole hours of UTC), by everything that a figure is asked for. What a transaction
 * does not say is '' or 0. Counted again from the transactions when one of the hour changes, so it never drifts from them.
 */
export const transactionHours = pgTable(
  'transaction_hours',
  {
    hour: instant().notNull(),
    gatewayId: text().notNull(),
    shopId: integer().$type<ShopId>().notNull(),
    methodType: text().notNull(),
    type: text().notNull(),
    status: text().notNull(),
    code: text().notNull(),
    currency: text().notNull(),
    test: boolean().notNull(),
    payments: integer().notNull(),
    amountMinor: bigint({ mode: 'number' }).notNull(),
    /** The sum of the squares of the amounts, for their spread. */
    amountSquares: doublePrecision().notNull(),
    greatestMinor: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'transaction_hours_key',
      columns: [t.hour, t.gatewayId, t.shopId, t.methodType, t.type, t.status, t.code, t.currency, t.test],
    }),
    index('transaction_hours_gateway').on(t.gatewayId, t.hour),
    index('transaction_hours_shop').on(t.shopId, t.hour),
    index('transaction_hours_unplaced').on(t.shopId, t.hour).where(sql`${t.gatewayId} = ''`),
  ],
);

/** The same by the day of UTC, of live successful rows alone: for sums over a month. `shop_id` is 0 where the gateway is known. */
export const transactionDays = pgTable(
  'transaction_days',
  {
    day: instant().notNull(),
    gatewayId: text().notNull(),
    shopId: integer().notNull(),
    currency: text().notNull(),
    type: text().notNull(),
    payments: integer().notNull(),
    amountMinor: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'transaction_days_key', columns: [t.gatewayId, t.shopId, t.currency, t.day, t.type] }),
    index('transaction_days_day').on(t.day),
  ],
);

/** Live card payments and authorizations of each hour that came to an end, by the first six digits of the card. */
export const transactionBinHours = pgTable(
  'transaction_bin_hours',
  {
    hour: instant().notNull(),
    bin: text().notNull(),
    attempts: integer().notNull(),
    declined: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.hour, t.bin] }), index('transaction_bin_hours_bin').on(t.bin, t.hour)],
);

/** Hours of which a transaction changed since they were counted. */
export const transactionStaleHours = pgTable('transaction_stale_hours', { hour: instant().primaryKey() });

/** Up to which change of a transaction the stale hours were noted; one row, or none before the first time. */
export const transactionHoursRead = pgTable('transaction_hours_read', {
  name: text().$type<'hours'>().primaryKey(),
  readTo: instant().notNull(),
});
