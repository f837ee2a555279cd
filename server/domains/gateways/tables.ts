import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { SourceId } from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import type { SourceKind, SourceProblem, SourceSettings } from './contract.ts';
import type { SourceCursor } from './cursor.rules.ts';

/** What is shown of secrets, so that nobody needs the key to look at a screen. */
export interface Fingerprints {
  password: string;
  publicKey?: string;
  signingKey?: string;
  shops: { shopId: number; secret?: string; publicKey?: string }[];
}

/** Connections to gateways. `revision` counts changes of the cursor and the settings: who pulled for an older one may not write. */
export const sources = pgTable(
  'sources',
  {
    id: uuid().$type<SourceId>().primaryKey(),
    /** The end of the address to which the gateway sends its notifications. */
    key: text().notNull(),
    name: text().notNull(),
    kind: text().$type<SourceKind>().notNull(),
    paused: boolean().notNull(),
    settings: jsonb().$type<SourceSettings>().notNull(),
    sealedSecrets: text().notNull(),
    fingerprints: jsonb().$type<Fingerprints>().notNull(),
    /** Public keys of single shops, by number. */
    shopPublicKeys: jsonb().$type<Record<string, string>>().notNull(),
    cursor: jsonb().$type<SourceCursor>().notNull(),
    revision: integer().notNull(),
    exportClosed: boolean().notNull(),
    createdAt: instant().notNull(),
    nextPullAt: instant().notNull(),
    lastSuccessAt: instant(),
    lastRowAt: instant(),
    failures: integer().notNull(),
    problem: jsonb().$type<SourceProblem>(),
    problemAt: instant(),
    rowsTotal: bigint({ mode: 'number' }).notNull(),
    rowsLastPull: integer().notNull(),
    /** Look-ups spent in the hour that began at `lookUpHour`. */
    lookUpHour: instant(),
    lookUpsUsed: integer().notNull(),
    lookUpProblem: jsonb().$type<SourceProblem>(),
    lookUpProblemAt: instant(),
    lookUpNotBefore: instant(),
    turnedAwayAt: instant(),
    turnedAwayReason: text(),
  },
  (t) => [uniqueIndex('sources_key').on(t.key)],
);

export type NotificationState = 'waiting' | 'merged' | 'failed';

/** Notifications as they came in: proven, masked, each once. Their text is not packed, which the migration says, for drizzle cannot. */
export const gatewayNotifications = pgTable(
  'gateway_notifications',
  {
    id: uuid().primaryKey(),
    sourceId: uuid()
      .$type<SourceId>()
      .notNull()
      .references(() => sources.id),
    /** Keyed with a secret of the source: a plain hash of a body could be searched for the card number in it. */
    digest: bytes().notNull(),
    state: text().$type<NotificationState>().notNull(),
    /** What the document says in our words, as JSON. */
    said: text().notNull(),
    document: text().notNull(),
    receivedAt: instant().notNull(),
    attempts: integer().notNull(),
    processedAt: instant(),
  },
  (t) => [
    uniqueIndex('gateway_notifications_digest').on(t.sourceId, t.digest),
    index('gateway_notifications_waiting').on(t.receivedAt, t.id).where(sql`${t.state} = 'waiting'`),
    index('gateway_notifications_received').on(t.sourceId, t.receivedAt),
  ],
);

/** Documents that could not be used; the same one again is counted. */
export const refusedDocuments = pgTable(
  'refused_documents',
  {
    id: uuid().primaryKey(),
    sourceId: uuid()
      .$type<SourceId>()
      .notNull()
      .references(() => sources.id),
    digest: bytes().notNull(),
    origin: text().notNull(),
    reason: text().notNull(),
    excerpt: text().notNull(),
    times: integer().notNull(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('refused_documents_digest').on(t.sourceId, t.digest),
    index('refused_documents_seen').on(t.sourceId, t.firstSeenAt, t.id),
  ],
);
