import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { InstantText, KnowledgeSource } from '../gateways/contract.ts';
import { type Column, columnar } from './columnar.ts';
import type { KeptDocument } from './hear-documents.ts';
import { orderValues } from './order-values.rules.ts';
import { columnsFor, KEY_COLUMNS, type WrittenTransaction } from './stored-transaction.ts';
import { transactionDocuments, transactionOrders, transactions } from './tables.ts';

export interface WrittenDocument extends KeptDocument {
  uid: string;
  partitionAt: InstantText;
}

const names = (columns: readonly { name: string }[]) =>
  sql.join(
    columns.map((column) => sql.identifier(column.name)),
    sql`, `,
  );

export async function insertTransactions(tx: Tx, rows: WrittenTransaction[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...KEY_COLUMNS, ...columnsFor(rows)];
  const { select, from } = columnar(columns, rows);
  await tx.execute(sql`insert into ${transactions} (${names(columns)}) select ${select} from ${from}`);
  await writeOrders(tx, rows);
}

export async function updateTransactions(tx: Tx, rows: WrittenTransaction[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsFor(rows);
  const merged = columnar([...KEY_COLUMNS, ...columns], rows);
  const sets = columns.map(({ name }) => sql`${sql.identifier(name)} = ${merged.value(name)}`);
  await tx.execute(sql`
    update ${transactions} set ${sql.join(sets, sql`, `)} from ${merged.from}
    where ${transactions.uid} = ${merged.value('uid')} and ${transactions.partitionAt} = ${merged.value('partition_at')}`);
  await writeOrders(tx, rows);
}

type Heard = { knowledge: KnowledgeSource; origin: string };

const DOCUMENT_COLUMNS: Column<WrittenDocument>[] = [
  { name: 'uid', type: 'text', of: (row) => row.uid },
  { name: 'partition_at', type: 'timestamptz', of: (row) => row.partitionAt },
  { name: 'stamp', type: 'text', of: (row) => row.stamp },
  { name: 'hash', type: 'text', of: (row) => row.hash },
  { name: 'document', type: 'text', of: (row) => row.text },
];

function insertion({ knowledge, origin }: Heard, at: InstantText, documents: WrittenDocument[]): SQL {
  const { select, from } = columnar(DOCUMENT_COLUMNS, documents);
  return sql`
    insert into ${transactionDocuments} (${names(DOCUMENT_COLUMNS)}, source, origin, heard_at)
    select ${select}, ${knowledge}::text, ${origin}::text, ${at}::timestamptz from ${from}`;
}

/** The documents of transactions that are new. */
export async function insertDocuments(
  tx: Tx,
  heard: Heard,
  at: InstantText,
  documents: WrittenDocument[],
): Promise<void> {
  if (documents.length > 0) await tx.execute(insertion(heard, at, documents));
}

/** Keeps one document a source: these take the place of the ones before. */
export async function replaceDocuments(
  tx: Tx,
  heard: Heard,
  at: InstantText,
  documents: WrittenDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await tx.execute(sql`
    ${insertion(heard, at, documents)}
    on conflict (uid, source, partition_at) do update set
      stamp = excluded.stamp, hash = excluded.hash, document = excluded.document,
      origin = excluded.origin, heard_at = excluded.heard_at`);
}

interface OrderValue {
  value: string;
  uid: string;
  partitionAt: InstantText;
}

/** Values inside tracking ids stay findable when the tracking id changes: somebody has written the old one down. */
async function writeOrders(tx: Tx, rows: WrittenTransaction[]): Promise<void> {
  const values = rows.flatMap(({ uid, partitionAt, knowledge }) =>
    orderValues(String(knowledge.values.trackingId ?? '')).map((value) => ({ value, uid, partitionAt })),
  );
  if (values.length === 0) return;
  const columns: Column<OrderValue>[] = [
    { name: 'value', type: 'text', of: (row) => row.value },
    { name: 'uid', type: 'text', of: (row) => row.uid },
    { name: 'partition_at', type: 'timestamptz', of: (row) => row.partitionAt },
  ];
  const { select, from } = columnar(columns, values);
  await tx.execute(sql`
    insert into ${transactionOrders} (${names(columns)})
    select ${select} from ${from}
    on conflict do nothing`);
}
