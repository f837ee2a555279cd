import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AccountId, FileId, InboundId, MessageId, PersonId } from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import type {
  AccountSettings,
  ChannelKind,
  FileState,
  InboundState,
  Incoming,
  OutboundState,
  SenderIdentity,
  SendFailureReason,
} from './contract.ts';
import type { AccountCursor } from './facts.ts';
import type { OutgoingContent } from './port.ts';

/** Why a message did not arrive: a stable word, the provider's own, and where the chat went. */
export interface SendFailure {
  reason: SendFailureReason;
  words: string;
  movedTo?: string;
}

/** Bots and mailboxes. `revision` counts changes of settings: a connection made for an older one ends. */
export const channelAccounts = pgTable(
  'channel_accounts',
  {
    id: uuid().$type<AccountId>().primaryKey(),
    /** The end of the webhook's address. */
    key: text().notNull(),
    kind: text().$type<ChannelKind>().notNull(),
    name: text().notNull(),
    settings: jsonb().$type<AccountSettings>().notNull(),
    sealedSecrets: text().notNull(),
    fingerprints: jsonb().$type<Record<string, string>>().notNull(),
    paused: boolean().notNull(),
    cursor: jsonb().$type<AccountCursor>().notNull(),
    /** Of a bot: its name at Telegram, once it has said so. */
    botName: text(),
    revision: integer().notNull(),
    createdAt: instant().notNull(),
    lastSentAt: instant(),
    lastSuccessAt: instant(),
    problem: jsonb().$type<{ reason: string; words: string }>(),
    problemAt: instant(),
  },
  (t) => [uniqueIndex('channel_accounts_key').on(t.key)],
);

export type AccountRow = typeof channelAccounts.$inferSelect;

/** What a tally counts: what was received, and what became of it. */
export type Tallied = 'received' | Exclude<InboundState, 'waiting'>;

/** Counts that are kept, so that a balance costs nothing. Spread over shards: intake must not queue up for one row. */
export const channelTallies = pgTable(
  'channel_tallies',
  {
    accountId: uuid()
      .$type<AccountId>()
      .notNull()
      .references(() => channelAccounts.id),
    word: text().$type<Tallied>().notNull(),
    shard: integer().notNull(),
    count: bigint({ mode: 'number' }).notNull(),
    lastAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.word, t.shard] })],
);

/** Every payload received, once, masked; it ends in exactly one state. */
export const inbound = pgTable(
  'inbound',
  {
    id: uuid().$type<InboundId>().primaryKey(),
    accountId: uuid()
      .$type<AccountId>()
      .notNull()
      .references(() => channelAccounts.id),
    /** The provider's own name of the delivery: `update_id`, `UIDVALIDITY:UID`, a hash of a mail that was pushed. */
    deliveryKey: text().notNull(),
    /** What is taken in order: the conversation's address; the account itself where there is none. */
    lane: text().notNull(),
    state: text().$type<InboundState>().notNull(),
    said: jsonb().$type<Incoming>().notNull(),
    /** The masked payload. */
    original: text().notNull(),
    receivedAt: instant().notNull(),
    /** How often the same delivery came again: each is counted as a duplicate. */
    repeats: integer().notNull(),
    attempts: integer().notNull(),
    dueAt: instant().notNull(),
    endedAt: instant(),
    reason: text(),
    dismissedAt: instant(),
    /** What became of it. */
    ticketId: uuid(),
    messageId: uuid().$type<MessageId>(),
    /** Of a mail: the same whatever way it came. */
    digest: text(),
  },
  (t) => [
    uniqueIndex('inbound_delivery').on(t.accountId, t.deliveryKey),
    index('inbound_waiting').on(t.receivedAt, t.id).where(sql`${t.state} = 'waiting'`),
    index('inbound_set_aside').on(t.receivedAt, t.id).where(sql`${t.state} in ('quarantined', 'failed')`),
    index('inbound_digest').on(t.digest).where(sql`${t.digest} is not null`),
    index('inbound_lane').on(t.accountId, t.lane, t.receivedAt, t.id).where(sql`${t.state} = 'waiting'`),
  ],
);

/** What goes out: one row a message, from the press of the key to the provider's word. */
export const outbound = pgTable(
  'outbound',
  {
    id: uuid().$type<MessageId>().primaryKey(),
    accountId: uuid()
      .$type<AccountId>()
      .notNull()
      .references(() => channelAccounts.id),
    /** Messages to one address leave in the order in which they were written. */
    address: text().notNull(),
    content: jsonb().$type<OutgoingContent>().notNull(),
    state: text().$type<OutboundState>().notNull(),
    createdAt: instant().notNull(),
    /** Not before this: the time in which it can be taken back, a pause that the provider asked for, or the end of a lease. */
    dueAt: instant().notNull(),
    attempts: integer().notNull(),
    sentAt: instant(),
    providerMessageId: text(),
    failure: jsonb().$type<SendFailure>(),
    /** Who follows along: the stream that rings when the state changes. */
    stream: text().notNull(),
  },
  (t) => [
    index('outbound_due').on(t.dueAt, t.id).where(sql`${t.state} in ('queued', 'sending')`),
    index('outbound_lane').on(t.accountId, t.address, t.createdAt).where(sql`${t.state} in ('queued', 'sending')`),
    index('outbound_provider').on(t.accountId, t.providerMessageId),
    index('outbound_unknown').on(t.dueAt).where(sql`${t.state} = 'unknown'`),
  ],
);

export const blockedSenders = pgTable(
  'blocked_senders',
  {
    kind: text().$type<SenderIdentity['kind']>().notNull(),
    value: text().notNull(),
    reason: text().notNull(),
    blockedAt: instant().notNull(),
    blockedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value] })],
);

/** Files that came or go; bytes in chunks. */
export const files = pgTable(
  'files',
  {
    id: uuid().$type<FileId>().primaryKey(),
    name: text().notNull(),
    contentType: text().notNull(),
    sizeBytes: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of the bytes as they are kept. */
    digest: bytes(),
    state: text().$type<FileState>().notNull(),
    /** Who added it here; null for what came in. */
    addedBy: uuid().$type<PersonId>(),
    createdAt: instant().notNull(),
    /** Of one that is still with the provider: where, under which name, and when to ask again. */
    accountId: uuid()
      .$type<AccountId>()
      .references(() => channelAccounts.id),
    providerRef: text(),
    attempts: integer().notNull(),
    dueAt: instant(),
    /** Why it could not be had, as a stable word; only of one that is missing. */
    missingWhy: text(),
    /** A card number was found in it: masked, or held back where it could not be. */
    hidCard: boolean().notNull().default(false),
    /** Who follows along: the stream that rings when it is there. */
    stream: text(),
  },
  (t) => [index('files_digest').on(t.digest), index('files_waiting').on(t.dueAt).where(sql`${t.state} = 'waiting'`)],
);

export const fileChunks = pgTable(
  'file_chunks',
  {
    fileId: uuid()
      .$type<FileId>()
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    bytes: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.position] })],
);
