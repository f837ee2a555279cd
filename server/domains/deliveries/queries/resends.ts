import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '../../../kernel/errors.ts';
import type { PersonId, ResendBatchId } from '../../../kernel/ids.ts';
import { InstantText } from '../../../kernel/instant-text.ts';
import { cutPage, decodeCursor, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { people } from '../../access/tables.ts';
import type { Resend, ResendBatch } from '../contract.ts';
import { momentText } from '../moment-text.ts';
import { deliveryResends, resendBatches } from '../tables.ts';

const MOST_OF_ONE = 20;

/** Re-sends that fit, newest first. */
export async function listResends(db: ReadDb, condition: SQL | undefined): Promise<Resend[]> {
  const rows = await db
    .select({ resend: deliveryResends, name: people.name })
    .from(deliveryResends)
    .leftJoin(people, eq(people.id, deliveryResends.askedBy))
    .where(condition)
    .orderBy(desc(deliveryResends.askedAt), desc(deliveryResends.id))
    .limit(MOST_OF_ONE);
  return rows.map(({ resend, name }) => ({
    id: resend.id,
    uid: resend.uid,
    state: resend.state,
    askedBy: personOf(resend.askedBy, name),
    askedAt: momentText(resend.askedAt),
    endedAt: resend.endedAt && momentText(resend.endedAt),
    said: resend.said,
  }));
}

const personOf = (id: PersonId | null, name: string | null) => (id === null || name === null ? null : { id, name });

const countOf = (states: readonly string[]) =>
  sql<number>`(select count(*)::int from ${deliveryResends} r where r.batch_id = "resend_batches"."id" and r.state = any (array[${sql.raw(states.map((state) => `'${state}'`).join())}]))`;

const batchColumns = {
  batch: resendBatches,
  name: people.name,
  waiting: countOf(['queued', 'sending']),
  sent: countOf(['sent']),
  failed: countOf(['failed']),
  unknown: countOf(['unknown']),
  stopped: countOf(['stopped']),
};

const selectBatches = (db: ReadDb) =>
  db.select(batchColumns).from(resendBatches).leftJoin(people, eq(people.id, resendBatches.askedBy));

const Cursor = z.tuple([InstantText, z.uuid()]);

/** Re-sends in bulk, newest first. */
export async function listBatches(db: ReadDb, { after, limit }: PageRequest): Promise<Page<ResendBatch>> {
  const from = Cursor.safeParse(decodeCursor(after)).data;
  const rows = await selectBatches(db)
    .where(from && sql`(${resendBatches.askedAt}, ${resendBatches.id}) < (${from[0]}::timestamptz, ${from[1]}::uuid)`)
    .orderBy(desc(resendBatches.askedAt), desc(resendBatches.id))
    .limit(limit + 1);
  return cutPage(rows.map(asBatch), limit, (row) => [row.askedAt, row.id]);
}

export async function getBatch(db: ReadDb, id: ResendBatchId): Promise<ResendBatch> {
  const [row] = await selectBatches(db).where(and(eq(resendBatches.id, id)));
  if (row === undefined) throw notFound('batch');
  return asBatch(row);
}

type Row = Awaited<ReturnType<typeof selectBatches>>[number];

const asBatch = ({ batch, name, ...counts }: Row): ResendBatch => ({
  id: batch.id,
  filter: batch.filter,
  perMinute: batch.perMinute,
  state: batch.state,
  total: batch.total,
  counts,
  askedBy: personOf(batch.askedBy, name),
  askedAt: momentText(batch.askedAt),
  endedAt: batch.endedAt && momentText(batch.endedAt),
});
