import type { GatewayTransaction, InstantText, KnowledgeSource, TransactionStatus } from '#contract/gateways';
import { FIELDS, type Field, type FieldValue, keptValue } from './field.rules.ts';

/**
 * One identity a transaction: documents of any source, in any order, any number of times, become the same knowledge.
 * That holds because every part of it is a maximum (or a minimum) under a total order.
 */

/** How much a document's word weighs, as text that orders: final first, then the newer second, the better source, the finer time. */
export type Stamp = string;

/** When a transaction first reached a status, and who said so. */
export interface StatusEntry {
  status: TransactionStatus;
  at: InstantText | undefined;
  source: KnowledgeSource;
}

/** What is known of one transaction. */
export interface Knowledge {
  values: Partial<Record<Field, FieldValue>>;
  /** The greatest stamp of any document. */
  stamp: Stamp;
  /** The stamps of fields whose word comes from a lesser document. */
  lesser: Partial<Record<Field, Stamp>>;
  bestSource: KnowledgeSource;
  statuses: Map<TransactionStatus, StatusEntry>;
}

const FIELD_NAMES = Object.keys(FIELDS) as Field[]; // the keys of the table above are the fields

const RANK = { file: 0, list: 1, export: 2, report: 3, 'look-up': 4, webhook: 4 } as const satisfies Record<
  KnowledgeSource,
  number
>;
const ORDER: readonly KnowledgeSource[] = ['file', 'list', 'export', 'report', 'look-up', 'webhook'];

const FINAL: ReadonlySet<TransactionStatus> = new Set(['successful', 'failed', 'expired', 'deleted', 'error']);

export const isFinal = (status: TransactionStatus | undefined) => status !== undefined && FINAL.has(status);

/** Whether a source tells everything, so that no look-up is needed after it. */
export const tellsAll = (source: KnowledgeSource) => RANK[source] === RANK.webhook;

/** The weight of a document. Seconds come before the source's rank, for sources cut the same moment at different places. */
export function stampOf(document: Pick<GatewayTransaction, 'status' | 'updatedAt'>, source: KnowledgeSource): Stamp {
  const at = document.updatedAt;
  const second = at === undefined ? '-' : at.slice(0, 19);
  const fraction = at === undefined ? '' : at.slice(20, 26);
  return `${isFinal(document.status) ? 1 : 0} ${second} ${RANK[source]} ${fraction}`;
}

/** What one document says, as knowledge. */
export function knowledgeOf(document: GatewayTransaction, source: KnowledgeSource): Knowledge {
  const values: Knowledge['values'] = {};
  for (const name in document) {
    if (!(name in FIELDS)) continue;
    const field = name as Field; // just found in the table
    const value = keptValue(field, document[field]);
    if (value !== undefined) values[field] = value;
  }
  const statuses: Knowledge['statuses'] = new Map();
  const { status } = document;
  if (status !== undefined) statuses.set(status, { status, at: reachedAt(document), source });
  return { values, stamp: stampOf(document, source), lesser: {}, bestSource: source, statuses };
}

/** When a document says that its status was reached; undefined where it does not. */
function reachedAt({ status, updatedAt, paidAt, createdAt }: GatewayTransaction): InstantText | undefined {
  if (status === 'successful') return paidAt ?? updatedAt;
  return updatedAt ?? (isFinal(status) ? undefined : createdAt);
}

/** The knowledge of both. Commutative, associative, and nothing changes when the same is heard again. */
export function merge(a: Knowledge, b: Knowledge): Knowledge {
  const stamp = a.stamp < b.stamp ? b.stamp : a.stamp;
  const values: Knowledge['values'] = {};
  const lesser: Knowledge['lesser'] = {};
  for (const field of FIELD_NAMES) {
    const winner = heavier(field, a, b);
    const value = winner?.values[field];
    if (winner === undefined || value === undefined) continue;
    values[field] = value;
    const own = winner.lesser[field] ?? winner.stamp;
    if (own !== stamp) lesser[field] = own;
  }
  return { values, stamp, lesser, bestSource: better(a.bestSource, b.bestSource), statuses: mergeStatuses(a, b) };
}

/** Whose word on a field counts: the only one that has it, the heavier stamp, and for equal stamps the greater value. */
function heavier(field: Field, a: Knowledge, b: Knowledge): Knowledge | undefined {
  const ours = a.values[field];
  const theirs = b.values[field];
  if (theirs === undefined) return ours === undefined ? undefined : a;
  if (ours === undefined) return b;
  const ourStamp = a.lesser[field] ?? a.stamp;
  const theirStamp = b.lesser[field] ?? b.stamp;
  if (ourStamp !== theirStamp) return ourStamp < theirStamp ? b : a;
  return ours < theirs ? b : a;
}

const better = (a: KnowledgeSource, b: KnowledgeSource) => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a);

function mergeStatuses(a: Knowledge, b: Knowledge): Knowledge['statuses'] {
  const merged = new Map(a.statuses);
  for (const [status, entry] of b.statuses) {
    const other = merged.get(status);
    if (other === undefined || isEarlier(entry, other)) merged.set(status, entry);
  }
  return merged;
}

/** A known moment before an unknown one, then the earlier, then the better source. */
export function isEarlier(a: StatusEntry, b: StatusEntry): boolean {
  if (a.at !== b.at) return a.at !== undefined && (b.at === undefined || a.at < b.at);
  return ORDER.indexOf(a.source) > ORDER.indexOf(b.source);
}

/** The fields in which two states of knowledge differ; empty when nothing has to be written for them. */
export function changedFields(before: Knowledge, after: Knowledge): Field[] {
  return FIELD_NAMES.filter((field) => before.values[field] !== after.values[field]);
}

/** Whether anything at all of it differs, weights included. */
export function isSameKnowledge(before: Knowledge, after: Knowledge): boolean {
  return (
    before.stamp === after.stamp &&
    before.bestSource === after.bestSource &&
    changedFields(before, after).length === 0 &&
    packLesser(before.lesser) === packLesser(after.lesser) &&
    [...after.statuses].every(([status, entry]) => isSameEntry(before.statuses.get(status), entry))
  );
}

const isSameEntry = (a: StatusEntry | undefined, b: StatusEntry) => a?.at === b.at && a?.source === b.source;

/** The lesser stamps as they are stored: `stamp=field,field;…`, null for none. */
export function packLesser(lesser: Knowledge['lesser']): string | null {
  if (isEmpty(lesser)) return null;
  const byStamp = new Map<Stamp, Field[]>();
  for (const field of FIELD_NAMES) {
    const stamp = lesser[field];
    if (stamp !== undefined) byStamp.set(stamp, [...(byStamp.get(stamp) ?? []), field]);
  }
  return [...byStamp].map(([stamp, fields]) => `${stamp}=${fields.join(',')}`).join(';');
}

function isEmpty(lesser: Knowledge['lesser']): boolean {
  for (const _field in lesser) return false;
  return true;
}

export function unpackLesser(packed: string | null): Knowledge['lesser'] {
  const lesser: Knowledge['lesser'] = {};
  for (const group of packed?.split(';') ?? []) {
    const [stamp = '', fields = ''] = group.split('=');
    for (const field of fields.split(',')) lesser[field as Field] = stamp; // packed by packLesser alone
  }
  return lesser;
}
