import { and, asc, desc, eq, gte, lte, notExists, sql } from 'drizzle-orm';
import type { ShopId, TransactionUid } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { isUntold, transactionEnrichments, transactions } from '../tables.ts';

export interface ToEnrich {
  uid: TransactionUid;
  shopId: ShopId | null;
}

const REST_HOURS = 72;

/** What to look up next: what somebody opened, then failed ones, then the newest of the rest that no full document has told of. */
export async function listUidsToEnrich(
  db: ReadDb,
  { limit, at }: { limit: number; at: Temporal.Instant },
): Promise<ToEnrich[]> {
  const queued = await db
    .select({ uid: transactionEnrichments.uid, shopId: transactionEnrichments.shopId })
    .from(transactionEnrichments)
    .where(and(eq(transactionEnrichments.state, 'waiting'), lte(transactionEnrichments.dueAt, at)))
    .orderBy(asc(transactionEnrichments.priority), asc(transactionEnrichments.dueAt))
    .limit(limit)
    .prepare('queued-look-ups')
    .execute();
  if (queued.length >= limit) return queued;
  const isQueued = db
    .select({ one: sql`1` })
    .from(transactionEnrichments)
    .where(eq(transactionEnrichments.uid, transactions.uid));
  const rest = await db
    .select({ uid: transactions.uid, shopId: transactions.shopId })
    .from(transactions)
    .where(
      and(
        gte(transactions.partitionAt, at.subtract({ hours: REST_HOURS })),
        isUntold(transactions),
        notExists(isQueued),
      ),
    )
    .orderBy(desc(transactions.partitionAt))
    .limit(limit - queued.length)
    .prepare('look-ups-of-the-rest')
    .execute();
  return [...queued, ...rest];
}
