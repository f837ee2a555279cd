import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ProbeId, ShopId } from '../../../kernel/ids.ts';
import { instant } from '../../../platform/columns.ts';
import type { ProbeFinding, ProbeKind, ProbeState, Sight, TestAnswer } from './contract.ts';

/** Everything that was asked of shops. One at a time a shop: the second waits for nothing, it is refused. */
export const probes = pgTable(
  'probes',
  {
    id: uuid().$type<ProbeId>().primaryKey(),
    shopId: integer().$type<ShopId>().notNull(),
    kind: text().$type<ProbeKind>().notNull(),
    state: text().$type<ProbeState>().notNull(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    refusal: text(),
    sight: jsonb().$type<Sight>(),
    findings: jsonb().$type<ProbeFinding[]>().notNull(),
    answer: text().$type<TestAnswer>(),
  },
  (t) => [
    index('probes_shop').on(t.shopId, t.kind, t.askedAt),
    uniqueIndex('probes_pending').on(t.shopId).where(sql`${t.state} in ('waiting', 'running')`),
    index('probes_waiting').on(t.askedAt, t.id).where(sql`${t.state} in ('waiting', 'running')`),
    index('probes_asked').on(t.askedAt),
  ],
);

/** What is remembered of a shop between looks. */
export const probedShops = pgTable(
  'probed_shops',
  {
    shopId: integer().$type<ShopId>().primaryKey(),
    /** The registered domain as it was last seen, and what proves it: another one has to be proven anew. */
    host: text(),
    provenBy: text().$type<'payment' | 'file'>(),
    /** Where nothing proves the host yet: since when it is the registered one. A payment after that proves it. */
    provenAt: instant(),
    nextLookAt: instant().notNull(),
    heartbeatAt: instant(),
    heartbeatSeconds: integer(),
  },
  (t) => [index('probed_shops_next').on(t.nextLookAt)],
);
