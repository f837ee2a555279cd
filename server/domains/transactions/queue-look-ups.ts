import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { isAnyOf } from '../../platform/one-text.ts';
import type { KnowledgeSource, TransactionStatus } from '../gateways/contract.ts';
import { type Column, columnar } from './columnar.ts';
import { askedForSince, FAILED } from './enrichment.rules.ts';
import { tellsAll } from './merge.rules.ts';
import { instantText } from './partition.rules.ts';
import type { WrittenTransaction } from './stored-transaction.ts';
import { transactionEnrichments } from './tables.ts';

/** Keeps the queue of look-ups true to what was just written: failed ones enter it, those that are now fully known leave it. */
export async function queueLookUps(
  tx: Tx,
  source: KnowledgeSource,
  rows: WrittenTransaction[],
  now: Temporal.Instant,
): Promise<void> {
  if (tellsAll(source)) return leaveQueue(tx, rows);
  const since = askedForSince(now);
  const failed = rows.filter(
    ({ knowledge, partitionAt }) =>
      knowledge.values.status === ('failed' satisfies TransactionStatus) &&
      !tellsAll(knowledge.bestSource) &&
      partitionAt >= since,
  );
  if (failed.length === 0) return;
  const columns: Column<WrittenTransaction>[] = [
    { name: 'uid', type: 'text', of: (row) => row.uid },
    { name: 'shop_id', type: 'integer', of: (row) => row.knowledge.values.shopId },
  ];
  const { select, from } = columnar(columns, failed);
  await tx.execute(sql`
    insert into ${transactionEnrichments} (uid, shop_id, state, priority, due_at, attempts)
    select ${select}, 'waiting', ${FAILED}::smallint, ${instantText(now)}::timestamptz, 0
    from ${from}
    on conflict do nothing`);
}

async function leaveQueue(tx: Tx, rows: WrittenTransaction[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.delete(transactionEnrichments).where(
    isAnyOf(
      transactionEnrichments.uid,
      rows.map(({ uid }) => uid),
    ),
  );
}
