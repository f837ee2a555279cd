import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
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
  AcquirerId,
  IncidentId,
  MessageId,
  PersonId,
  RoundId,
  SessionId,
  ShopId,
  TicketId,
  TransactionUid,
  WorksId,
} from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import { tickets } from '../tickets/tables.ts';
import type {
  ComponentImpact,
  IncidentEvidence,
  IncidentState,
  Outcome,
  RoundTexts,
  RoundTicketState,
  ScopeKind,
  Severity,
  WorksScope,
} from './contract.ts';

export const incidents = pgTable(
  'incidents',
  {
    id: uuid().$type<IncidentId>().primaryKey(),
    number: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    scopeKind: text().$type<ScopeKind>().notNull(),
    scopeId: text().notNull(),
    /** As it was called when it began. */
    scopeName: text().notNull(),
    /** Of a terminal, the bank behind it. */
    acquirerId: uuid().$type<AcquirerId>(),
    state: text().$type<IncidentState>().notNull(),
    severity: text().$type<Severity>().notNull(),
    outcome: text().$type<Outcome>().notNull(),
    startedAt: instant().notNull(),
    detectedAt: instant().notNull(),
    /** The last minute whose payments were looked at. */
    watchedTo: instant(),
    calmSince: instant(),
    resolvedAt: instant(),
    openedBy: uuid().$type<PersonId>(),
    openedByName: text(),
    leadId: uuid().$type<PersonId>(),
    leadName: text(),
    evidence: jsonb().$type<IncidentEvidence>(),
    isPublic: boolean().notNull(),
    /** What the program suspects is told nobody outside until a person has taken it, or it has lasted until `heldUntil`. */
    isHeld: boolean().notNull().default(false),
    /** Null: only a person lets it out. */
    heldUntil: instant(),
    /** A person said that it is not to be shown: only what a person tells in public lets it out. */
    isKeptBack: boolean().notNull().default(false),
    everyMinutes: integer(),
    isPaceAutomatic: boolean().notNull(),
    updateDueAt: instant(),
    mergedInto: uuid().$type<IncidentId>(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('incidents_number').on(t.number),
    // Of one thing there is one open incident, whichever node sees it first. Literals, so that a statement made ahead finds it.
    uniqueIndex('incidents_open').on(t.scopeKind, t.scopeId).where(sql`${t.state} <> 'resolved'`),
    index('incidents_scope').on(t.scopeKind, t.scopeId, t.startedAt),
    index('incidents_started').on(t.startedAt, t.id),
  ],
);

export const incidentUpdates = pgTable(
  'incident_updates',
  {
    id: uuid().primaryKey(),
    incidentId: uuid()
      .$type<IncidentId>()
      .notNull()
      .references(() => incidents.id),
    at: instant().notNull(),
    state: text().$type<IncidentState>().notNull(),
    byId: uuid().$type<PersonId>(),
    byName: text(),
    ru: text().notNull(),
    en: text().notNull(),
    impacts: jsonb().$type<ComponentImpact[]>().notNull(),
    isPublic: boolean().notNull(),
  },
  (t) => [index('incident_updates_incident').on(t.incidentId, t.at, t.id)],
);

/** Five minutes of an incident's payments against its norm, kept so that the picture of it never changes later. */
export const incidentPoints = pgTable(
  'incident_points',
  {
    incidentId: uuid()
      .$type<IncidentId>()
      .notNull()
      .references(() => incidents.id),
    at: instant().notNull(),
    attempts: integer().notNull(),
    broken: integer().notNull(),
    expected: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.at] })],
);

/** Tickets of incidents; one that was taken off stays here, so that the program does not bring it back. */
export const incidentTickets = pgTable(
  'incident_tickets',
  {
    incidentId: uuid()
      .$type<IncidentId>()
      .notNull()
      .references(() => incidents.id),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    uid: text().$type<TransactionUid>(),
    attachedAt: instant().notNull(),
    byId: uuid().$type<PersonId>(),
    byName: text(),
    detachedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.incidentId, t.ticketId] }),
    index('incident_tickets_ticket').on(t.ticketId),
    index('incident_tickets_attached').on(t.incidentId, t.attachedAt, t.ticketId),
  ],
);

/** Answers to all. */
export const incidentRounds = pgTable(
  'incident_rounds',
  {
    id: uuid().$type<RoundId>().primaryKey(),
    incidentId: uuid()
      .$type<IncidentId>()
      .notNull()
      .references(() => incidents.id),
    /** The so-manieth of its incident. */
    number: integer().notNull(),
    texts: jsonb().$type<RoundTexts>().notNull(),
    isClosing: boolean().notNull(),
    isAutomatic: boolean().notNull(),
    perMinute: integer().notNull(),
    state: text().$type<'running' | 'done' | 'stopped'>().notNull(),
    /** In whose name it is sent: who pressed the button, or who chose that updates go out by themselves. */
    startedBy: uuid().$type<PersonId>().notNull(),
    sessionId: uuid().$type<SessionId>().notNull(),
    startedByName: text().notNull(),
    startedAt: instant().notNull(),
    /** The next ticket may be answered then: the rate holds whoever sends. */
    nextAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('incident_rounds_number').on(t.incidentId, t.number),
    index('incident_rounds_due').on(t.nextAt).where(sql`${t.state} = 'running'`),
  ],
);

/** One row a ticket and round, moved once and in the same commit as its message: never twice to one ticket. */
export const incidentRoundTickets = pgTable(
  'incident_round_tickets',
  {
    roundId: uuid()
      .$type<RoundId>()
      .notNull()
      .references(() => incidentRounds.id),
    ticketId: uuid()
      .$type<TicketId>()
      .notNull()
      .references(() => tickets.id),
    state: text().$type<RoundTicketState>().notNull(),
    reason: text(),
    seen: uuid(),
    messageId: uuid().$type<MessageId>(),
    at: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.ticketId] }),
    index('incident_round_tickets_waiting').on(t.roundId, t.ticketId).where(sql`${t.state} = 'waiting'`),
  ],
);

/** Planned works of banks, as they were announced and as instants. */
export const works = pgTable(
  'works',
  {
    id: uuid().$type<WorksId>().primaryKey(),
    scopeKind: text().$type<WorksScope['kind']>().notNull(),
    scopeId: text().notNull(),
    scopeName: text().notNull(),
    localStart: text().notNull(),
    minutes: integer().notNull(),
    zone: text().notNull(),
    startAt: instant().notNull(),
    endAt: instant().notNull(),
    ru: text().notNull(),
    en: text().notNull(),
    isPublic: boolean().notNull(),
    createdBy: uuid().$type<PersonId>(),
    createdAt: instant().notNull(),
    cancelledAt: instant(),
    /** How often it was changed: a calendar program takes the entry with the higher number. */
    sequence: integer().notNull(),
  },
  (t) => [index('works_end').on(t.endAt), index('works_scope').on(t.scopeKind, t.scopeId, t.startAt)],
);

/** What is usual for one scope at each hour of the week, counted again every few hours. Rates are parts of 10,000. */
export const declineNorms = pgTable(
  'decline_norms',
  {
    scopeKind: text().$type<ScopeKind | 'all'>().notNull(),
    scopeId: text().notNull(),
    /** Attempts behind it, older ones counting less. */
    weight: doublePrecision().notNull(),
    /** How much more the hours differ than chance alone would make them; 1 is not at all. */
    dispersion: doublePrecision().notNull(),
    declined: smallint().array().notNull(),
    failed: smallint().array().notNull(),
    countedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scopeKind, t.scopeId] })],
);

/**
 * Where the payments of a shop go that do not say it. Sparse sources name no terminal, and failed payments are looked up first:
 * among those that name one the declined are far too many.
 */
export const usualGateways = pgTable(
  'usual_gateways',
  {
    shopId: integer().$type<ShopId>().notNull(),
    currency: text().notNull(),
    methodType: text().notNull(),
    /** Null where several are in use. */
    gatewayId: text(),
    /** The bank behind all that are in use. */
    acquirerId: uuid().$type<AcquirerId>(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.currency, t.methodType] })],
);
