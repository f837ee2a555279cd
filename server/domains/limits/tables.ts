import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  LimitId,
  MerchantId,
  PersonId,
  RaiseId,
  ShopId,
  SourceId,
  TerminalId,
  TicketId,
} from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { AlertLevel, HiddenForecast, LimitKind, LimitWindow, RaiseState, RefundsCounted } from './contract.ts';

/** What is limited: of each terminal, kind and currency one limit holds at a time. Its terms stand in `limit_versions`. */
export const limits = pgTable(
  'limits',
  {
    id: uuid().$type<LimitId>().primaryKey(),
    terminalId: text().$type<TerminalId>().notNull(),
    kind: text().$type<LimitKind>().notNull(),
    currency: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid().$type<PersonId>(),
    endedAt: instant(),
    endReason: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('limits_in_force').on(t.terminalId, t.currency, t.kind).where(sql`${t.endedAt} is null`),
    index('limits_terminal').on(t.terminalId),
  ],
);

/** The terms of a limit, `[valid_from, valid_to)`, without gaps; none is ever changed but for its end. */
export const limitVersions = pgTable(
  'limit_versions',
  {
    limitId: uuid()
      .$type<LimitId>()
      .notNull()
      .references(() => limits.id, { onDelete: 'cascade' }),
    validFrom: instant().notNull(),
    validTo: instant(),
    value: bigint({ mode: 'number' }).notNull(),
    window: text().$type<LimitWindow>().notNull(),
    zone: text().notNull(),
    resetClock: text().notNull(),
    resetDay: smallint().notNull(),
    refunds: text().$type<RefundsCounted>().notNull(),
    countsHolds: boolean().notNull(),
    document: text().notNull(),
    agreedBy: text().notNull(),
    enteredAt: instant().notNull(),
    enteredBy: uuid().$type<PersonId>(),
  },
  (t) => [primaryKey({ columns: [t.limitId, t.validFrom] })],
);

/** Another value for a while, `[valid_from, valid_to)`; of two that overlap, the one that was entered later holds. */
export const limitTemporaryRaises = pgTable(
  'limit_temporary_raises',
  {
    limitId: uuid()
      .$type<LimitId>()
      .notNull()
      .references(() => limits.id, { onDelete: 'cascade' }),
    validFrom: instant().notNull(),
    validTo: instant().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
    raiseId: uuid().$type<RaiseId>(),
    enteredAt: instant().notNull(),
    enteredBy: uuid().$type<PersonId>(),
  },
  (t) => [primaryKey({ columns: [t.limitId, t.enteredAt] })],
);

/** Once per limit, window and level: the key is what keeps two nodes from saying it twice. */
export const limitAlerts = pgTable(
  'limit_alerts',
  {
    limitId: uuid()
      .$type<LimitId>()
      .notNull()
      .references(() => limits.id, { onDelete: 'cascade' }),
    windowStart: instant().notNull(),
    level: text().$type<AlertLevel>().notNull(),
    raisedAt: instant().notNull(),
    clearedAt: instant(),
    usedHigh: bigint({ mode: 'number' }).notNull(),
    cap: bigint({ mode: 'number' }).notNull(),
    pBeforeBankOpens: real(),
  },
  (t) => [
    primaryKey({ columns: [t.limitId, t.windowStart, t.level] }),
    index('limit_alerts_open').on(t.limitId).where(sql`${t.clearedAt} is null`),
  ],
);

/** What the account manager of a merchant has to do about a limit in one window. */
export const limitTasks = pgTable(
  'limit_tasks',
  {
    limitId: uuid()
      .$type<LimitId>()
      .notNull()
      .references(() => limits.id, { onDelete: 'cascade' }),
    windowStart: instant().notNull(),
    merchantId: uuid().$type<MerchantId>().notNull(),
    /** Whose it was when it was raised; null: nobody is the merchant's account manager. */
    personId: uuid().$type<PersonId>(),
    raisedAt: instant().notNull(),
    doneAt: instant(),
    doneBy: uuid().$type<PersonId>(),
  },
  (t) => [
    primaryKey({ columns: [t.limitId, t.windowStart, t.merchantId] }),
    index('limit_tasks_open').on(t.personId).where(sql`${t.doneAt} is null`),
  ],
);

/** Requests to a bank for more. */
export const limitRaises = pgTable(
  'limit_raises',
  {
    id: uuid().$type<RaiseId>().primaryKey(),
    limitId: uuid()
      .$type<LimitId>()
      .notNull()
      .references(() => limits.id, { onDelete: 'cascade' }),
    state: text().$type<RaiseState>().notNull(),
    askedValue: bigint({ mode: 'number' }).notNull(),
    wantedUntil: instant(),
    askedAt: instant().notNull(),
    askedBy: uuid().$type<PersonId>(),
    subject: text().notNull(),
    letter: text().notNull(),
    contactName: text().notNull(),
    contactAddress: text().notNull(),
    ticketId: uuid().$type<TicketId>(),
    decidedAt: instant(),
    decidedBy: uuid().$type<PersonId>(),
    agreedValue: bigint({ mode: 'number' }),
    agreedUntil: instant(),
    said: text().notNull().default(''),
  },
  (t) => [
    index('limit_raises_limit').on(t.limitId, t.askedAt),
    uniqueIndex('limit_raises_open').on(t.limitId).where(sql`${t.state} = 'asked'`),
  ],
);

/** Merchants that were told what the bank said. */
export const limitTellings = pgTable(
  'limit_tellings',
  {
    raiseId: uuid()
      .$type<RaiseId>()
      .notNull()
      .references(() => limitRaises.id, { onDelete: 'cascade' }),
    merchantId: uuid().$type<MerchantId>().notNull(),
    toldAt: instant().notNull(),
    toldBy: uuid().$type<PersonId>(),
    ticketId: uuid().$type<TicketId>(),
  },
  (t) => [primaryKey({ columns: [t.raiseId, t.merchantId] })],
);

/** Which shops' payments pass which terminal, in which currency. */
export const terminalShops = pgTable(
  'terminal_shops',
  {
    terminalId: text().$type<TerminalId>().notNull(),
    shopId: integer().$type<ShopId>().notNull(),
    currency: text().notNull(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.terminalId, t.shopId, t.currency] }),
    index('terminal_shops_shop').on(t.shopId, t.terminalId),
  ],
);

/** The last forecast of each limit: pages read it, a job writes it. */
export const limitForecasts = pgTable('limit_forecasts', {
  limitId: uuid()
    .$type<LimitId>()
    .primaryKey()
    .references(() => limits.id, { onDelete: 'cascade' }),
  asOf: instant().notNull(),
  windowStart: instant(),
  windowEnd: instant(),
  usedLow: bigint({ mode: 'number' }).notNull(),
  usedLikely: bigint({ mode: 'number' }).notNull(),
  usedHigh: bigint({ mode: 'number' }).notNull(),
  cap: bigint({ mode: 'number' }).notNull(),
  hidden: text().$type<HiddenForecast>(),
  /** The median moment at which it is used up: lists are sorted by it. */
  p50: instant(),
  pBeforeBankOpens: real(),
  /** `LimitForecast` and `ForecastError` of the contract, as JSON. */
  forecast: text(),
  error: text(),
});

/** Limits that nobody entered, seen in the pattern of declines. */
export const recognisedLimits = pgTable(
  'recognised_limits',
  {
    id: uuid().primaryKey(),
    terminalId: text().$type<TerminalId>().notNull(),
    currency: text().notNull(),
    code: text().notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    attempts: integer().notNull(),
    declined: integer().notNull(),
    bins: integer().notNull(),
    /** The estimates of the contract's `RecognisedLimit`, as JSON. */
    estimates: text().notNull(),
    /** The limit that was written into the register from it. */
    limitId: uuid()
      .$type<LimitId>()
      .references(() => limits.id),
  },
  (t) => [
    uniqueIndex('recognised_limits_open').on(t.terminalId, t.currency, t.code).where(sql`${t.endedAt} is null`),
    index('recognised_limits_terminal').on(t.terminalId, t.startedAt),
  ],
);

/** Comparisons with the provider's aggregation report. Volumes in minor units. */
export const limitReconciliations = pgTable(
  'limit_reconciliations',
  {
    sourceId: uuid().$type<SourceId>().notNull(),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    gatewayType: text().notNull(),
    currency: text().notNull(),
    checkedAt: instant().notNull(),
    theirCount: integer().notNull(),
    theirMinor: bigint({ mode: 'number' }).notNull(),
    ourCount: integer().notNull(),
    ourMinor: bigint({ mode: 'number' }).notNull(),
    unplacedCount: integer().notNull(),
    unplacedMinor: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.fromAt, t.gatewayType, t.currency] })],
);
