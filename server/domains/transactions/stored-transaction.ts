import type { InstantText, TransactionStatus } from '../gateways/contract.ts';
import { KnowledgeSource } from '../gateways/contract.ts';
import type { Column } from './columnar.ts';
import { columnOf, FIELDS, type Field, type FieldKind, type FieldValue } from './field.rules.ts';
import { type Knowledge, packLesser, type StatusEntry, unpackLesser } from './merge.rules.ts';
import { instantText } from './partition.rules.ts';
import type { transactions } from './tables.ts';

/** How knowledge lies in a row, and how it is read back. */

export type StoredTransaction = typeof transactions.$inferSelect;

/** A row about to be written. */
export interface WrittenTransaction {
  uid: string;
  partitionAt: InstantText;
  merchantId: string | null;
  firstHeardAt: InstantText;
  changedAt: InstantText;
  knowledge: Knowledge;
  /** When a status was first heard of. */
  heardAt(status: TransactionStatus): InstantText;
}

const TYPES = {
  name: 'text',
  words: 'text',
  json: 'text',
  instant: 'timestamptz',
  integer: 'bigint',
  flag: 'boolean',
} as const satisfies Record<FieldKind, Column<never>['type']>;

const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // the keys of the table are the fields

const FIELD_COLUMNS = FIELD_NAMES.map((field) => ({
  field,
  column: {
    name: columnOf(field),
    type: field === 'shopId' ? ('integer' as const) : TYPES[FIELDS[field]],
    of: (row: WrittenTransaction) => row.knowledge.values[field],
  },
}));

const current = ({ knowledge }: WrittenTransaction) => {
  const status = knowledge.values.status as TransactionStatus | undefined; // kept from a document's status
  return status === undefined ? undefined : knowledge.statuses.get(status);
};

export const KEY_COLUMNS: Column<WrittenTransaction>[] = [
  { name: 'uid', type: 'text', of: (row) => row.uid },
  { name: 'partition_at', type: 'timestamptz', of: (row) => row.partitionAt },
];

const OWN_COLUMNS: Column<WrittenTransaction>[] = [
  { name: 'merchant_id', type: 'uuid', of: (row) => row.merchantId },
  { name: 'first_heard_at', type: 'timestamptz', of: (row) => row.firstHeardAt },
  { name: 'changed_at', type: 'timestamptz', of: (row) => row.changedAt },
  { name: 'stamp', type: 'text', of: (row) => row.knowledge.stamp },
  { name: 'lesser_stamps', type: 'text', of: (row) => packLesser(row.knowledge.lesser) },
  { name: 'best_source', type: 'text', of: (row) => row.knowledge.bestSource },
  { name: 'status_since', type: 'timestamptz', of: (row) => current(row)?.at },
  { name: 'status_heard_from', type: 'text', of: (row) => current(row)?.source },
  { name: 'status_heard_at', type: 'timestamptz', of: (row) => heardAt(row, current(row)) },
  { name: 'other_statuses', type: 'text', of: packOthers },
];

/** The columns that have anything to say for these rows: sparse sources name a third of the fields. */
export function columnsFor(rows: readonly WrittenTransaction[]): Column<WrittenTransaction>[] {
  const named = new Set<string>();
  for (const row of rows) for (const field in row.knowledge.values) named.add(field);
  return [...OWN_COLUMNS, ...FIELD_COLUMNS.filter(({ field }) => named.has(field)).map(({ column }) => column)];
}

const heardAt = (row: WrittenTransaction, entry: StatusEntry | undefined) =>
  entry === undefined ? undefined : row.heardAt(entry.status);

/** `status at source heardAt;…`, with `-` for what is not known. */
function packOthers(row: WrittenTransaction): string | null {
  const { statuses } = row.knowledge;
  if (statuses.size < 2) return null;
  const now = current(row);
  return [...statuses.values()]
    .filter((entry) => entry !== now)
    .sort((a, b) => (a.status < b.status ? -1 : 1))
    .map((entry) => [entry.status, entry.at ?? '-', entry.source, row.heardAt(entry.status)].join(' '))
    .join(';');
}

export interface HeardStatus extends StatusEntry {
  heardAt: InstantText | undefined;
}

/** Every status that a stored transaction has been in. */
export function statusesOf(row: StoredTransaction): HeardStatus[] {
  const others = (row.otherStatuses?.split(';') ?? []).map((packed) => {
    const [status, at, source, heard] = packed.split(' ');
    // Packed by packOthers alone.
    return {
      status: status as TransactionStatus,
      at: known(at),
      source: KnowledgeSource.parse(source),
      heardAt: known(heard),
    };
  });
  if (row.status === null || row.statusHeardFrom === null) return others;
  const now = {
    status: row.status,
    at: textOf(row.statusSince),
    source: row.statusHeardFrom,
    heardAt: textOf(row.statusHeardAt),
  };
  return [...others, now];
}

const known = (text: string | undefined) => (text === '-' ? undefined : text);
const textOf = (at: Temporal.Instant | null) => (at === null ? undefined : instantText(at));

/** The knowledge that a row holds. */
export function storedKnowledge(row: StoredTransaction): Knowledge {
  const values: Knowledge['values'] = {};
  for (const field of FIELD_NAMES) {
    const value = storedValue(row[field]);
    if (value !== undefined) values[field] = value;
  }
  return {
    values,
    stamp: row.stamp,
    lesser: row.lesserStamps === null ? {} : unpackLesser(row.lesserStamps),
    bestSource: row.bestSource,
    statuses: new Map(statusesOf(row).map(({ status, at, source }) => [status, { status, at, source }])),
  };
}

const storedValue = (value: StoredTransaction[Field]): FieldValue | undefined =>
  value === null ? undefined : value instanceof Temporal.Instant ? instantText(value) : value;
