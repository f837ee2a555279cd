import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SourceId } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { RefusedDocument } from './contract.ts';
import { refusedDocuments } from './tables.ts';

/** A window is read again and again: the same refusal is counted at most once in this time. */
const COUNTED_AGAIN_AFTER = '1 hour';

/** Sets aside what could not be used, each once, where a person sees it. */
export async function keepRefused(
  db: Pick<Db, 'insert'>,
  sourceId: SourceId,
  refused: readonly { origin: string; document: RefusedDocument }[],
  at: Temporal.Instant,
): Promise<void> {
  const rows = new Map<string, typeof refusedDocuments.$inferInsert>();
  for (const { origin, document } of refused) {
    const digest = createHash('sha256').update(`${document.reason}\n${document.excerpt}`).digest();
    rows.set(digest.toString('base64'), {
      id: randomUUID(),
      sourceId,
      digest,
      origin,
      ...document,
      times: 1,
      firstSeenAt: at,
      lastSeenAt: at,
    });
  }
  if (rows.size === 0) return;
  await db
    .insert(refusedDocuments)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [refusedDocuments.sourceId, refusedDocuments.digest],
      set: { times: sql`${refusedDocuments.times} + 1`, lastSeenAt: at },
      setWhere: sql`${refusedDocuments.lastSeenAt} < ${at.toString()}::timestamptz - ${COUNTED_AGAIN_AFTER}::interval`,
    });
}
