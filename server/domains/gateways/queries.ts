import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { SourceId } from '../../kernel/ids.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../kernel/page.ts';
import type { ReadDb } from '../../platform/db.ts';
import type { RefusedRow, Source } from './contract.ts';
import { type Counted, shownSource } from './shown-source.rules.ts';
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

export async function getSource(db: ReadDb, id: SourceId, at: Temporal.Instant): Promise<Source> {
  const row = await getSourceRow(db, id);
  return shownSource(row, await countFor(db, id), at);
}

export async function listSources(db: ReadDb, at: Temporal.Instant): Promise<Source[]> {
  const rows = await db.select().from(sources).orderBy(asc(sources.createdAt), asc(sources.id));
  return Promise.all(rows.map(async (row) => shownSource(row, await countFor(db, row.id), at)));
}

export async function listSourceRows(db: ReadDb): Promise<SourceRow[]> {
  return db.select().from(sources).where(eq(sources.paused, false)).orderBy(asc(sources.createdAt));
}

/** Sources whose time has come. */
export async function listDueSources(db: ReadDb, at: Temporal.Instant): Promise<SourceRow[]> {
  return db
    .select()
    .from(sources)
    .where(and(eq(sources.paused, false), lte(sources.nextPullAt, at)))
    .orderBy(asc(sources.nextPullAt));
}

async function countFor(db: ReadDb, id: SourceId): Promise<Counted> {
  const [row] = await db
    .select({
      waiting: sql<number>`(select count(*)::int from ${gatewayNotifications} n where n.source_id = ${id} and n.state = 'waiting')`,
      refused: sql<number>`(select count(*)::int from ${refusedDocuments} r where r.source_id = ${id})`,
      lastReceivedAt: sql<
        string | null
      >`(select max(n.received_at) from ${gatewayNotifications} n where n.source_id = ${id})`,
    })
    .from(sql`(select 1) as one`);
  return row ?? { waiting: 0, refused: 0, lastReceivedAt: null };
}

export async function listRefusedDocuments(db: ReadDb, id: SourceId, request: PageRequest): Promise<Page<RefusedRow>> {
  const [at, after] = decodeCursor(request.after) ?? [];
  const rows = await db
    .select()
    .from(refusedDocuments)
    .where(
      and(
        eq(refusedDocuments.sourceId, id),
        at === undefined || after === undefined
          ? undefined
          : sql`(${refusedDocuments.firstSeenAt}, ${refusedDocuments.id}) < (${String(at)}::timestamptz, ${String(after)}::uuid)`,
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
