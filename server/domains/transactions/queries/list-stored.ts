import { and, eq, sql } from 'drizzle-orm';
import type { TransactionUid } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { isAnyOf } from '../../../platform/one-text.ts';
import type { KnowledgeSource } from '../../gateways/contract.ts';
import type { StoredTransaction } from '../stored-transaction.ts';
import { transactionDocuments, transactionKeys, transactions } from '../tables.ts';

/** The rows of these uids; the key leads to the partition. */
export async function listStored(db: ReadDb, uids: readonly string[]): Promise<Map<string, StoredTransaction>> {
  const rows = await db
    .select({ transaction: transactions })
    .from(transactionKeys)
    .innerJoin(
      transactions,
      and(eq(transactions.uid, transactionKeys.uid), eq(transactions.partitionAt, transactionKeys.partitionAt)),
    )
    .where(isAnyOf(transactionKeys.uid, uids));
  return new Map(rows.map(({ transaction }) => [transaction.uid, transaction]));
}

export interface HeardDocument {
  uid: TransactionUid;
  stamp: string;
  hash: string;
  bytes: number;
}

/** What this source has said of these uids before, without the documents themselves. */
export async function listHeardDocuments(
  db: ReadDb,
  source: KnowledgeSource,
  uids: readonly string[],
): Promise<Map<string, HeardDocument>> {
  const rows = await db
    .select({
      uid: transactionDocuments.uid,
      stamp: transactionDocuments.stamp,
      hash: transactionDocuments.hash,
      bytes: sql<number>`octet_length(${transactionDocuments.document})`,
    })
    .from(transactionKeys)
    .innerJoin(
      transactionDocuments,
      and(
        eq(transactionDocuments.uid, transactionKeys.uid),
        eq(transactionDocuments.source, source),
        eq(transactionDocuments.partitionAt, transactionKeys.partitionAt),
      ),
    )
    .where(isAnyOf(transactionKeys.uid, uids));
  return new Map(rows.map((row) => [row.uid, row]));
}
