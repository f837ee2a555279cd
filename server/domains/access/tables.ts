import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '../../kernel/actor.ts';
import type { PersonId, SessionId } from '../../kernel/ids.ts';
import { bytes, instant } from '../../platform/columns.ts';
import type { InvitationId, Language, Theme } from './contract.ts';

/** Who signs in to the console. People are disabled, never deleted: the audit names them. */
export const people = pgTable(
  'people',
  {
    id: uuid().$type<PersonId>().primaryKey(),
    /** Lower case: one spelling, one account. */
    email: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    language: text().$type<Language>().notNull(),
    theme: text().$type<Theme>().notNull(),
    /** Argon2id as a PHC string. */
    passwordHash: text().notNull(),
    /** The hashes before it, newest first, so that a password is not used again at once. */
    formerPasswordHashes: text().array().notNull().default(sql`'{}'::text[]`),
    /** The sealed seed of the authenticator app; null until one is enrolled. */
    sealedTotp: text(),
    /** A seed that waits for its first code. */
    sealedPendingTotp: text(),
    /** The last time step whose code was taken: none is taken twice. */
    lastTotpStep: bigint({ mode: 'number' }),
    createdAt: instant().notNull(),
    /** Since when the account may be used: inactivity is counted from here. */
    enabledAt: instant().notNull(),
    lastSeenAt: instant(),
    disabledAt: instant(),
    disabledFor: text().$type<'administrator' | 'inactivity'>(),
  },
  (t) => [uniqueIndex('people_email').on(t.email), index('people_name').on(t.name, t.id)],
);

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().$type<SessionId>().primaryKey(),
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    /** SHA-256 of the cookie's token. */
    tokenHash: bytes().notNull(),
    startedAt: instant().notNull(),
    /** The end that nothing puts off. */
    endsAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    /** When the person last did something; polling does not count. */
    lastActiveAt: instant().notNull(),
    /** Set when the screen was locked by hand. */
    lockedAt: instant(),
    /** When the second factor was passed; null while it is owed. */
    secondFactorAt: instant(),
    network: text().notNull(),
    device: text().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('sessions_token_hash').on(t.tokenHash),
    index('sessions_person').on(t.personId, t.startedAt).where(sql`${t.endedAt} is null`),
  ],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    codeHash: bytes().notNull(),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
);

export const invitations = pgTable(
  'invitations',
  {
    id: uuid().$type<InvitationId>().primaryKey(),
    tokenHash: bytes().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    language: text().$type<Language>().notNull(),
    /** Null when made on the host. */
    invitedBy: uuid()
      .$type<PersonId>()
      .references(() => people.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [uniqueIndex('invitations_token_hash').on(t.tokenHash), index('invitations_created').on(t.createdAt)],
);

export const passwordResets = pgTable(
  'password_resets',
  {
    tokenHash: bytes().primaryKey(),
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    clearsSecondFactor: boolean().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('password_resets_person').on(t.personId)],
);

/** The one-time address of the first administrator: one row at most. */
export const setupTokens = pgTable('setup_tokens', {
  name: text().primaryKey(),
  tokenHash: bytes().notNull(),
  createdAt: instant().notNull(),
});

/** Browsers from which a person has signed in fully: a stranger's failures do not hold them up. */
export const knownDevices = pgTable(
  'known_devices',
  {
    personId: uuid()
      .$type<PersonId>()
      .notNull()
      .references(() => people.id),
    tokenHash: bytes().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.tokenHash] }), index('known_devices_token_hash').on(t.tokenHash)],
);

/** Counters of failures; `key` is a hash of what is counted (an account, a network, both, a device). */
export const signInFailures = pgTable(
  'sign_in_failures',
  {
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastAt: instant().notNull(),
    blockedUntil: instant(),
  },
  (t) => [index('sign_in_failures_last_at').on(t.lastAt)],
);
