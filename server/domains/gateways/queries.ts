import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../kernel/page.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { RefusedRow, Source } from './contract.ts';
import { shownSource } from './shown-source.ts';
import { gatewayNotifications, refusedDocuments, sources } from './tables.ts';

export type SourceRow = typeof sources.$inferSelect;

export async function findSourceByKey(db: ReadDb, key: string): Promise<SourceRow | undefined> {
  const [row] = await db.select().from(sources).where(eq(sources.key, key));
  return row;
}

/** The row with its sealed secrets; for verbs and jobs, never for a screen. */
export async function getSourceRow(db: ReadDb, id: SourceId): Promise<SourceRow> {
  const [row] = await db.select().from(sources).where(eq(sources.id, id));
  if (row === undefined) throw notFound('source');
  return row;
}

/** The row with what a screen counts beside it, in one statement. */
const shownColumns = {
  row: sources,
  waiting: sql<number>`(select count(*)::int from ${gatewayNotifications} n where n.source_id = "sources"."id" and n.state = 'waiting')`,
  refused: sql<number>`(select count(*)::int from ${refusedDocuments} r where r.source_id = "sources"."id")`,
  lastReceivedAt: sql<
    string | null
  >`(select max(n.received_at) from ${gatewayNotifications} n where n.source_id = "sources"."id")`,
};

export async function getSource(db: ReadDb, id: SourceId, at: Temporal.Instant): Promise<Source> {
  const [found] = await db.select(shownColumns).from(sources).where(eq(sources.id, id));
  if (found === undefined) throw notFound('source');
  return shownSource(found.row, found, at);
}

export async function listSources(db: ReadDb, at: Temporal.Instant): Promise<Source[]> {
  const found = await db.select(shownColumns).from(sources).orderBy(asc(sources.createdAt), asc(sources.id));
  return found.map(({ row, ...counted }) => shownSource(row, counted, at));
}

export async function listSourceRows(db: ReadDb): Promise<SourceRow[]> {
  return db
    .select()
    .from(sources)
    .where(eq(sources.paused, false))
    .orderBy(asc(sources.createdAt))
    .prepare('source-rows')
    .execute();
}

/** Whether any source's time has come: asked every second. */
export async function hasDueSources(db: ReadDb, at: Temporal.Instant): Promise<boolean> {
  const [one] = await db
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.paused, false), lte(sources.nextPullAt, at)))
    .limit(1)
    .prepare('has-due-sources')
    .execute();
  return one !== undefined;
}

/** Sources whose time has come. */
export async function listDueSources(db: ReadDb, at: Temporal.Instant): Promise<SourceRow[]> {
  return db
    .select()
    .from(sources)
    .where(and(eq(sources.paused, false), lte(sources.nextPullAt, at)))
    .orderBy(asc(sources.nextPullAt));
}

const RefusedCursor = z.tuple([z.iso.datetime(), z.uuid()]);

export async function listRefusedDocuments(db: ReadDb, id: SourceId, request: PageRequest): Promise<Page<RefusedRow>> {
  const before = RefusedCursor.safeParse(decodeCursor(request.after)).data;
  const rows = await db
    .select()
    .from(refusedDocuments)
    .where(
      and(
        eq(refusedDocuments.sourceId, id),
        before === undefined
          ? undefined
          : sql`(${refusedDocuments.firstSeenAt}, ${refusedDocuments.id}) < (${before[0]}::timestamptz, ${before[1]}::uuid)`,
      ),
    )
    .orderBy(desc(refusedDocuments.firstSeenAt), desc(refusedDocuments.id))
    .limit(request.limit + 1);
  const page = cutPage(rows, request.limit, (row) => [row.firstSeenAt.toString(), row.id]);
  return {
    ...page,
    items: page.items.map(({ firstSeenAt, lastSeenAt, id: rowId, times, origin, reason, excerpt }) => ({
      id: rowId,
      times,
      origin,
      reason,
      excerpt,
      firstSeenAt: firstSeenAt.toString(),
      lastSeenAt: lastSeenAt.toString(),
    })),
  };
}
