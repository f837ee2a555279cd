import { sql } from 'drizzle-orm';
import type { MerchantId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { isAnyOf } from '../../platform/one-text.ts';
import type { InstantText, KnowledgeSource, ParsedDocument } from '../gateways/contract.ts';
import { discoverShops } from '../merchants/index.ts';
import { type Column, columnar } from './columnar.ts';
import { ensureMonths } from './ensure-months.ts';
import { transactionsMerged } from './events.ts';
import { type Heard, hearDocuments, isWeightier } from './hear-documents.ts';
import { isSameKnowledge, merge } from './merge.rules.ts';
import { instantText, monthOf, partitionAtFor } from './partition.rules.ts';
import { listHeardDocuments, listStored } from './queries/list-stored.ts';
import { queueLookUps } from './queue-look-ups.ts';
import { type StoredTransaction, statusesOf, storedKnowledge, type WrittenTransaction } from './stored-transaction.ts';
import { transactionKeys } from './tables.ts';
import {
  insertDocuments,
  insertTransactions,
  replaceDocuments,
  updateTransactions,
  type WrittenDocument,
} from './write-transactions.ts';

export const MOST_DOCUMENTS = 2_000;
const MOST_NAMED = 200;

export interface MergedPage {
  inserted: number;
  changed: number;
  unchanged: number;
}

export interface PageToMerge {
  knowledge: KnowledgeSource;
  documents: readonly ParsedDocument[];
  /** Which connection, webhook or file it comes from, for the audit and the page's sources. */
  origin: string;
}

/**
 * Takes in a page of documents, in one transaction: new ones are inserted, known ones merged, and what says nothing new costs a
 * look only. Pages with the same transactions may run at the same time; they take their locks in order of uid.
 */
export async function mergeTransactions(ctx: Context, page: PageToMerge): Promise<MergedPage> {
  if (page.documents.length > MOST_DOCUMENTS) throw new Error(`at most ${MOST_DOCUMENTS} documents a page`);
  const heard = hearDocuments(page.documents, page.knowledge);
  const news = await withoutRepeats(ctx, page.knowledge, heard);
  const outcome =
    news.length === 0
      ? { inserted: 0, changed: 0 }
      : await ctx.change('transaction.merge', page.origin, (write) => mergeNews(ctx, write, page, news));
  return { ...outcome, unchanged: page.documents.length - outcome.inserted - outcome.changed };
}

const SAMPLE = 16;

/**
 * Leaves out documents that are stored just so: what they say was merged when they were first heard. A page of which a sample
 * is unknown is new as a whole, and not compared; whatever of it is known after all is merged under its lock.
 */
async function withoutRepeats(ctx: Context, source: KnowledgeSource, heard: Heard[]): Promise<Heard[]> {
  const step = Math.ceil(heard.length / SAMPLE);
  const sample = heard.filter((_, index) => index % step === 0).map(({ uid }) => uid);
  if (sample.length < heard.length && (await listHeardDocuments(ctx.read, source, sample)).size === 0) return heard;
  const stored = await listHeardDocuments(
    ctx.read,
    source,
    heard.map(({ uid }) => uid),
  );
  return heard.filter(({ uid, document }) => {
    const known = stored.get(uid);
    return known === undefined || known.hash !== document.hash || known.stamp !== document.stamp;
  });
}

async function mergeNews(
  ctx: Context,
  { tx, emit, note }: Write,
  page: PageToMerge,
  news: Heard[],
): Promise<Omit<MergedPage, 'unchanged'>> {
  const now = ctx.clock.now();
  const at = instantText(now);
  const placeOf = partitionAtFor(now);
  const places = new Map(news.map(({ uid, first }) => [uid, placeOf(first)]));
  await ensureMonths(tx, [...places.values()].map(monthOf));
  const owners = await findOwners(ctx, news);
  const fresh = await claimKeys(tx, places);
  const inserted = news.filter(({ uid }) => fresh.has(uid));
  const known = news.filter(({ uid }) => !fresh.has(uid));

  const made = inserted.map((heard) => newRow(heard, places.get(heard.uid) ?? at, owners, at));
  await insertTransactions(tx, made);
  const { rows: changed, documents } = await mergeKnown(tx, page.knowledge, known, owners, at);
  await updateTransactions(tx, changed);
  await insertDocuments(
    tx,
    page,
    at,
    inserted.map((heard) => documentOf(heard, places.get(heard.uid) ?? at)),
  );
  await replaceDocuments(tx, page, at, documents);
  await queueLookUps(tx, page.knowledge, [...made, ...changed], now);

  const uids = [...made, ...changed].map(({ uid }) => uid);
  note({ inserted: made.length, changed: changed.length, source: page.knowledge });
  if (uids.length > 0)
    await emit(
      transactionsMerged,
      page.origin,
      {
        origin: page.origin,
        inserted: made.length,
        changed: changed.length,
        uids: uids.slice(0, MOST_NAMED),
        more: uids.length > MOST_NAMED,
      },
      'transactions',
    );
  return { inserted: made.length, changed: changed.length };
}

type Owners = Map<number, { merchantId: MerchantId }>;

async function findOwners(ctx: Context, news: Heard[]): Promise<Owners> {
  const seen = new Map<number, { shopId: number; merchantNumber?: number | undefined }>();
  for (const { first } of news)
    if (first.shopId !== undefined && seen.get(first.shopId)?.merchantNumber === undefined)
      seen.set(first.shopId, { shopId: first.shopId, merchantNumber: first.merchantNumber });
  return seen.size === 0 ? new Map() : discoverShops(ctx, [...seen.values()]);
}

const ownerOf = (owners: Owners, shopId: unknown) =>
  typeof shopId === 'number' ? (owners.get(shopId)?.merchantId ?? null) : null;

/** Enters the uids that nobody has entered yet; another page that is entering one is waited for. Gives those that are ours. */
async function claimKeys(tx: Tx, places: Map<string, InstantText>): Promise<Set<string>> {
  const columns: Column<[string, InstantText]>[] = [
    { name: 'uid', type: 'text', of: ([uid]) => uid },
    { name: 'partition_at', type: 'timestamptz', of: ([, at]) => at },
  ];
  const { select, from } = columnar(columns, [...places]);
  const made = await tx.execute<{ uid: string }>(sql`
    insert into ${transactionKeys} (uid, partition_at)
    select ${select} from ${from}
    on conflict do nothing returning uid`);
  return new Set(made.map(({ uid }) => uid));
}

function newRow(heard: Heard, place: InstantText, owners: Owners, at: InstantText): WrittenTransaction {
  const { uid, knowledge } = heard;
  return {
    uid,
    partitionAt: place,
    merchantId: ownerOf(owners, knowledge.values.shopId),
    firstHeardAt: at,
    changedAt: at,
    knowledge,
    heardAt: () => at,
  };
}

const documentOf = ({ uid, document }: Heard, place: InstantText): WrittenDocument => ({
  uid,
  partitionAt: place,
  ...document,
});

/** Merges what is new into rows that exist, under their locks; gives the rows and documents that have to be written. */
async function mergeKnown(tx: Tx, source: KnowledgeSource, known: Heard[], owners: Owners, at: InstantText) {
  const rows: WrittenTransaction[] = [];
  const documents: WrittenDocument[] = [];
  if (known.length === 0) return { rows, documents };
  const uids = known.map(({ uid }) => uid);
  await lockKeys(tx, uids);
  const stored = await listStored(tx, uids);
  const kept = await listHeardDocuments(tx, source, uids);
  for (const heard of known) {
    const row = stored.get(heard.uid);
    if (row === undefined) throw new Error('a key without its transaction');
    const place = instantText(row.partitionAt);
    const before = storedKnowledge(row);
    const knowledge = merge(before, heard.knowledge);
    if (!isSameKnowledge(before, knowledge))
      rows.push({
        uid: heard.uid,
        partitionAt: place,
        merchantId: row.merchantId ?? ownerOf(owners, knowledge.values.shopId),
        firstHeardAt: instantText(row.firstHeardAt),
        changedAt: at,
        knowledge,
        heardAt: heardBefore(row, at),
      });
    const old = kept.get(heard.uid);
    if (old === undefined || isWeightier(heard.document, old, old.bytes)) documents.push(documentOf(heard, place));
  }
  return { rows, documents };
}

function heardBefore(row: StoredTransaction, at: InstantText): WrittenTransaction['heardAt'] {
  const before = new Map(statusesOf(row).map(({ status, heardAt }) => [status, heardAt]));
  return (status) => before.get(status) ?? at;
}

async function lockKeys(tx: Tx, uids: string[]): Promise<void> {
  await tx
    .select({ uid: transactionKeys.uid })
    .from(transactionKeys)
    .where(isAnyOf(transactionKeys.uid, uids))
    .orderBy(transactionKeys.uid)
    .for('update');
}
