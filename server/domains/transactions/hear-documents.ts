import { hash } from 'node:crypto';
import type { GatewayTransaction, KnowledgeSource, ParsedDocument } from '../gateways/contract.ts';
import { type Knowledge, knowledgeOf, merge, type Stamp, stampOf } from './merge.rules.ts';

/** What one page says of one transaction: its documents merged, and the weightiest of them to keep. */
export interface Heard {
  uid: string;
  /** The first document, by whose time a new transaction is placed. */
  first: GatewayTransaction;
  knowledge: Knowledge;
  document: KeptDocument;
}

export interface KeptDocument {
  text: string;
  stamp: Stamp;
  hash: string;
}

/** A page by uid, in order of uid: the order in which every page takes its locks. */
export function hearDocuments(documents: readonly ParsedDocument[], source: KnowledgeSource): Heard[] {
  const byUid = new Map<string, Heard>();
  for (const { transaction, document } of documents) {
    const heard = hear(transaction, document, source);
    const before = byUid.get(heard.uid);
    byUid.set(heard.uid, before === undefined ? heard : bothHeard(before, heard));
  }
  return [...byUid.values()].sort((a, b) => (a.uid < b.uid ? -1 : 1));
}

function hear(transaction: GatewayTransaction, text: string, source: KnowledgeSource): Heard {
  const document = { text, stamp: stampOf(transaction, source), hash: hash('sha1', text, 'base64').slice(0, 20) };
  return { uid: transaction.uid, first: transaction, knowledge: knowledgeOf(transaction, source), document };
}

function bothHeard(a: Heard, b: Heard): Heard {
  const document = isWeightier(b.document, a.document, Buffer.byteLength(a.document.text)) ? b.document : a.document;
  return { uid: a.uid, first: a.first, knowledge: merge(a.knowledge, b.knowledge), document };
}

/** Which of two documents of one source is kept: the heavier, then the longer, then either, but always the same. */
export function isWeightier(
  document: KeptDocument,
  than: Pick<KeptDocument, 'stamp' | 'hash'>,
  thanBytes: number,
): boolean {
  if (document.stamp !== than.stamp) return document.stamp > than.stamp;
  const bytes = Buffer.byteLength(document.text);
  if (bytes !== thanBytes) return bytes > thanBytes;
  return document.hash > than.hash;
}
