import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  DeliveryId,
  EndpointId,
  LogSenderId,
  MerchantId,
  PersonId,
  ResendBatchId,
  ResendId,
  ShopId,
  TransactionUid,
} from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import type {
  ActsNext,
  BatchFilter,
  BatchState,
  DeliveryClass,
  DeliveryService,
  DeliveryTrigger,
  EndpointHealth,
  ErrorText,
  NotificationState,
  ResendState,
  SignSource,
} from './contract.ts';

/** Addresses to which notifications go: one a shop, host and path. */
export const deliveryEndpoints = pgTable(
  'delivery_endpoints',
  {
    id: uuid().$type<EndpointId>().primaryKey(),
    shopId: integer().$type<ShopId>().notNull(),
    merchantId: uuid().$type<MerchantId>(),
    /** Host, port where it is an unusual one, and path: `shop.example/wc-api/`. */
    address: text().notNull(),
    isSecure: boolean().notNull(),
    health: text().$type<EndpointHealth>().notNull(),
    since: instant().notNull(),
    /** The class that most of the recent failures have. */
    topClass: text().$type<DeliveryClass>(),
    recentAccepted: integer().notNull(),
    recentFailed: integer().notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    lastAcceptedAt: instant(),
    /** When its health is to be judged again. */
    judgeAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('delivery_endpoints_address').on(t.shopId, t.address),
    index('delivery_endpoints_judge').on(t.judgeAt),
  ],
);

/** Attempts as the provider's own sender logged them: masked, cut, each once. */
export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    id: uuid().$type<DeliveryId>().primaryKey(),
    eventId: text().notNull(),
    n: integer().notNull(),
    uid: text().$type<TransactionUid>(),
    shopId: integer().$type<ShopId>().notNull(),
    merchantId: uuid().$type<MerchantId>(),
    endpointId: uuid().$type<EndpointId>().notNull(),
    service: text().$type<DeliveryService>().notNull(),
    trigger: text().$type<DeliveryTrigger>().notNull(),
    at: instant().notNull(),
    url: text().notNull(),
    class: text().$type<DeliveryClass>().notNull(),
    errorText: text().$type<ErrorText>(),
    /** What gave it away: a firewall's name, the phrase in the body. */
    mark: text(),
    httpStatus: smallint(),
    errorCode: text(),
    resolvedAddress: text(),
    dnsMs: integer(),
    connectMs: integer(),
    tlsMs: integer(),
    firstByteMs: integer(),
    totalMs: integer(),
    /** Headers as JSON text. */
    requestHeaders: text(),
    requestBody: text(),
    responseHeaders: text(),
    responseBody: text(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('delivery_attempts_event').on(t.eventId, t.n),
    index('delivery_attempts_endpoint').on(t.endpointId, t.at, t.id),
    // They come in almost in order, so that the oldest lie together.
    index('delivery_attempts_received').using('brin', t.receivedAt),
  ],
);

/** An attempt that is about to be stored. */
export type NewAttempt = typeof deliveryAttempts.$inferInsert;

/** Notifications: what the attempts of one event came to. */
export const shopNotifications = pgTable(
  'shop_notifications',
  {
    eventId: text().primaryKey(),
    uid: text().$type<TransactionUid>(),
    shopId: integer().$type<ShopId>().notNull(),
    endpointId: uuid().$type<EndpointId>().notNull(),
    service: text().$type<DeliveryService>().notNull(),
    state: text().$type<NotificationState>().notNull(),
    attempts: integer().notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    lastClass: text().$type<DeliveryClass>().notNull(),
    lastHttpStatus: smallint(),
    acceptedAt: instant(),
    nextEarliestAt: instant(),
    nextLatestAt: instant(),
    /** The latest moment of the last attempt of its schedule. */
    givesUpAt: instant(),
  },
  (t) => [
    index('shop_notifications_uid').on(t.uid).where(sql`${t.uid} is not null`),
    index('shop_notifications_open').on(t.lastAt, t.eventId).where(sql`${t.acceptedAt} is null`),
    index('shop_notifications_endpoint').on(t.endpointId, t.lastAt, t.eventId).where(sql`${t.acceptedAt} is null`),
    index('shop_notifications_last').using('brin', t.lastAt),
  ],
);

/** Final payments of shops with a log of which no attempt was heard in time. */
export const unsentNotifications = pgTable(
  'unsent_notifications',
  {
    uid: text().$type<TransactionUid>().primaryKey(),
    shopId: integer().$type<ShopId>().notNull(),
    finalAt: instant().notNull(),
    foundAt: instant().notNull(),
    /** When an attempt was heard of after all. */
    closedAt: instant(),
  },
  (t) => [index('unsent_notifications_open').on(t.finalAt, t.uid).where(sql`${t.closedAt} is null`)],
);

/** Automatic attempts by day of the desk's zone. */
export const deliveryDays = pgTable(
  'delivery_days',
  {
    endpointId: uuid().$type<EndpointId>().notNull(),
    /** `2026-11-26` */
    day: text().notNull(),
    accepted: integer().notNull(),
    failed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.endpointId, t.day] })],
);

/** Endpoints that broke, from then until they were well again. */
export const deliveryTroubles = pgTable(
  'delivery_troubles',
  {
    id: uuid().primaryKey(),
    endpointId: uuid().$type<EndpointId>().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
    topClass: text().$type<DeliveryClass>().notNull(),
    actsNext: text().$type<ActsNext>().notNull(),
  },
  (t) => [
    uniqueIndex('delivery_troubles_open').on(t.endpointId).where(sql`${t.closedAt} is null`),
    index('delivery_troubles_endpoint').on(t.endpointId, t.openedAt),
  ],
);

/** Notifications that were sent again from here. `sending` is leased: whose lease ran out is unknown, and never sent blindly. */
export const deliveryResends = pgTable(
  'delivery_resends',
  {
    id: uuid().$type<ResendId>().primaryKey(),
    uid: text().$type<TransactionUid>().notNull(),
    shopId: integer().$type<ShopId>().notNull(),
    batchId: uuid().$type<ResendBatchId>(),
    state: text().$type<ResendState>().notNull(),
    askedBy: uuid().$type<PersonId>(),
    askedAt: instant().notNull(),
    leaseUntil: instant(),
    endedAt: instant(),
    /** What the gateway said, masked and short, or a stable word of what went wrong. */
    said: text(),
  },
  (t) => [
    uniqueIndex('delivery_resends_in_flight').on(t.uid).where(sql`${t.state} in ('queued', 'sending')`),
    index('delivery_resends_uid').on(t.uid, t.askedAt),
    index('delivery_resends_waiting').on(t.batchId, t.id).where(sql`${t.state} in ('queued', 'sending')`),
    index('delivery_resends_batch').on(t.batchId, t.state),
  ],
);

export const resendBatches = pgTable(
  'resend_batches',
  {
    id: uuid().$type<ResendBatchId>().primaryKey(),
    filter: jsonb().$type<BatchFilter>().notNull(),
    perMinute: integer().notNull(),
    state: text().$type<BatchState>().notNull(),
    total: integer().notNull(),
    /** When the next one may leave. */
    nextAt: instant().notNull(),
    askedBy: uuid().$type<PersonId>(),
    askedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('resend_batches_asked').on(t.askedAt, t.id),
    index('resend_batches_running').on(t.nextAt).where(sql`${t.state} = 'running'`),
  ],
);

/** Who may push a log. Both secrets are good while one takes the other's place. */
export const logSenders = pgTable(
  'log_senders',
  {
    id: uuid().$type<LogSenderId>().primaryKey(),
    /** The end of the address to which it pushes. */
    key: text().notNull(),
    name: text().notNull(),
    sealedSecrets: text().notNull(),
    fingerprints: jsonb().$type<string[]>().notNull(),
    createdAt: instant().notNull(),
    lastAt: instant(),
    stored: bigint({ mode: 'number' }).notNull(),
    duplicates: bigint({ mode: 'number' }).notNull(),
    refused: bigint({ mode: 'number' }).notNull(),
    turnedAwayAt: instant(),
    turnedAwayReason: text(),
    removedAt: instant(),
  },
  (t) => [uniqueIndex('log_senders_key').on(t.key)],
);

/** How far each origin of the log was heard: a sender by its id, or `file`. */
export const logOrigins = pgTable('log_origins', {
  origin: text().primaryKey(),
  /** The latest attempt that it told of: of what came after, it says nothing yet. */
  heardUntil: instant().notNull(),
  /** Payments that became final by then were looked at for attempts that are missing. */
  judgedUntil: instant().notNull(),
});

/** Of which shops each origin tells, from when and up to when. */
export const shopLogOrigins = pgTable(
  'shop_log_origins',
  {
    shopId: integer().$type<ShopId>().notNull(),
    origin: text().notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.origin] }), index('shop_log_origins_origin').on(t.origin)],
);

/** Lines that could not be used; the same one again is counted. */
export const deliveryRefusals = pgTable(
  'delivery_refusals',
  {
    id: uuid().primaryKey(),
    /** The sender's id, or `file`. */
    origin: text().notNull(),
    digest: bytes().notNull(),
    reason: text().notNull(),
    /** Masked. */
    excerpt: text().notNull(),
    times: integer().notNull(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('delivery_refusals_digest').on(t.origin, t.digest),
    index('delivery_refusals_seen').on(t.lastSeenAt, t.id),
  ],
);

/** What stands in where there is no log: what a probe saw last, what a module reported last. */
export const deliverySigns = pgTable(
  'delivery_signs',
  {
    shopId: integer().$type<ShopId>().notNull(),
    source: text().$type<SignSource>().notNull(),
    at: instant().notNull(),
    class: text().$type<DeliveryClass>().notNull(),
    httpStatus: smallint(),
    excerpt: text(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.source] })],
);
