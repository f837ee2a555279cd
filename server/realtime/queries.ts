import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database, ReadDb } from '../platform/db.ts';
import { outboxEvents, streams } from '../platform/outbox/tables.ts';
import type { StreamEvent } from './frames.rules.ts';

/** The last sequence number of a stream; 0 for one on which nothing has happened. */
export async function getHead(db: ReadDb, stream: string): Promise<number> {
  const [row] = await db.select({ head: streams.head }).from(streams).where(eq(streams.name, stream));
  return row?.head ?? 0;
}

export async function listEventsAfter(
  db: ReadDb,
  stream: string,
  after: number,
  limit: number,
): Promise<StreamEvent[]> {
  const rows = await db
    .select({
      seq: outboxEvents.seq,
      type: outboxEvents.type,
      subjectId: outboxEvents.subjectId,
      data: outboxEvents.data,
    })
    .from(outboxEvents)
    .where(and(eq(outboxEvents.stream, stream), gt(outboxEvents.seq, after)))
    .orderBy(asc(outboxEvents.seq))
    .limit(limit);
  return rows.map((row) => ({ ...row, stream, seq: row.seq ?? 0 }));
}

/** What happened on many streams at once, each after its own number: one statement, two index probes a stream. */
export async function listNews(
  db: Database['read'],
  heard: ReadonlyMap<string, number>,
  limit: number,
): Promise<StreamEvent[]> {
  const names = sql.param([...heard.keys()]);
  const seqs = sql.param([...heard.values()]);
  const rows = await db.execute<{
    stream: string;
    seq: string;
    type: string;
    subject_id: string;
    data: Record<string, unknown>;
  }>(sql`
    select heard.stream, e.seq, e.type, e.subject_id, e.data
    from unnest(${names}::text[], ${seqs}::bigint[]) as heard(stream, seq)
    cross join lateral (select s.head from streams s where s.name = heard.stream limit 1) as now
    cross join lateral (
      select news.seq, news.type, news.subject_id, news.data from outbox_events news
      where news.stream = heard.stream and news.seq > heard.seq and now.head > heard.seq
      order by news.seq limit ${limit}) as e
    order by heard.stream, e.seq
    limit ${limit}`);
  return rows.map(({ stream, seq, type, subject_id, data }) => ({
    stream,
    seq: Number(seq),
    type,
    subjectId: subject_id,
    data,
  }));
}
