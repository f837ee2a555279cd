import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { MessageId, ReportId, ShopId, TicketId } from '../../kernel/ids.ts';
import { instant } from '../../platform/columns.ts';
import type { Evidence, FactKey, FactSource, ReportKind, RuleId, Severity } from './contract.ts';

/** The last word of each source about each question of a shop. No foreign key: a shop may be told of before it is discovered. */
export const moduleFacts = pgTable(
  'module_facts',
  {
    shopId: integer().$type<ShopId>().notNull(),
    key: text().$type<FactKey>().notNull(),
    source: text().$type<FactSource>().notNull(),
    /** Masked. */
    value: text().notNull(),
    observedAt: instant().notNull(),
    place: text(),
    line: integer(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.key, t.source] })],
);

/** Reports as they were kept: masked, at most 512 KiB of text. */
export const moduleReports = pgTable(
  'module_reports',
  {
    id: uuid().$type<ReportId>().primaryKey(),
    shopId: integer().$type<ShopId>(),
    ticketId: uuid().$type<TicketId>(),
    /** The message in which it came. */
    messageId: uuid().$type<MessageId>(),
    kind: text().$type<ReportKind>().notNull(),
    text: text().notNull(),
    bytes: integer().notNull(),
    missing: jsonb().$type<string[]>().notNull(),
    takenBy: text().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [
    index('module_reports_shop').on(t.shopId, t.takenAt).where(sql`${t.shopId} is not null`),
    index('module_reports_ticket').on(t.ticketId, t.takenAt).where(sql`${t.ticketId} is not null`),
    uniqueIndex('module_reports_message').on(t.messageId).where(sql`${t.messageId} is not null`),
  ],
);

/** What rules found of a shop. A finding that comes back begins anew. */
export const moduleFindings = pgTable(
  'module_findings',
  {
    shopId: integer().$type<ShopId>().notNull(),
    rule: text().$type<RuleId>().notNull(),
    subject: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    evidence: jsonb().$type<Evidence[]>().notNull(),
    /** What its words name. */
    params: jsonb().$type<Record<string, string>>().notNull(),
    reportId: uuid().$type<ReportId>(),
    firstSeenAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    goneAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.rule, t.subject] })],
);

/** One row a shop that anything is known of: what lists and verdicts read, written whenever the shop is judged. */
export const moduleShops = pgTable(
  'module_shops',
  {
    shopId: integer().$type<ShopId>().primaryKey(),
    cms: text(),
    cmsVersion: text(),
    module: text(),
    moduleVersion: text(),
    /** 3 breaks, 2 harms, 1 notice, 0 nothing found: sorts. */
    worst: smallint().notNull(),
    findings: integer().notNull(),
    lastSeenAt: instant().notNull(),
    judgedAt: instant().notNull(),
  },
  (t) => [index('module_shops_worst').on(t.worst, t.shopId)],
);
