import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { TransactionUid } from '../../../kernel/ids.ts';
import { platformOf } from '../../../kernel/platform-name.ts';
import { builtFor, builtOnce } from '../../../platform/built-once.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { TransactionDetail, TransactionDocument, TransactionDocumentHead, TransactionRow } from '../contract.ts';
import { instantText } from '../partition.rules.ts';
import { type StoredTransaction, statusesOf } from '../stored-transaction.ts';
import { transactionDocuments, transactionEnrichments, transactionKeys, transactions } from '../tables.ts';
import { readTrackingId } from '../tracking-id.rules.ts';
import { enrichmentOf, unknownFields } from '../unknown-fields.rules.ts';
import { asFacts, type FoundTransaction, selectFacts } from './find-transactions.ts';
import { asTransactionRow, ofMerchant, ofShop, rowColumns } from './transaction-row.ts';

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

const MOST_RELATED = 20;

/** One transaction with all that a person asks for; refuses what the asker may not reach as if it were not there. */
export async function getTransaction(ctx: Asker, uid: TransactionUid): Promise<TransactionDetail> {
  const found = await findOne(ctx, uid);
  const { transaction } = found;
  const [sources, queued, parent, children, attempts] = await Promise.all([
    listDocumentHeads(ctx, transaction),
    findQueued(ctx, uid),
    transaction.parentUid === null ? [] : listRelated(ctx, 'parent', { uid: transaction.parentUid }),
    listRelated(ctx, 'children', { uid }),
    listAttempts(ctx, transaction),
  ]);
  const facts = asFacts(found);
  return {
    ...facts,
    firstHeardAt: instantText(transaction.firstHeardAt),
    changedAt: instantText(transaction.changedAt),
    history: historyOf(transaction),
    sources,
    unknown: unknownFields(facts),
    enrichment: enrichmentOf(facts.bestSource, queued),
    parent: parent[0] ?? null,
    tracking:
      facts.trackingId === null
        ? {}
        : readTrackingId(facts.trackingId, platformOf(transaction.platform, transaction.integration, found.shopCms)),
    children,
    attempts,
  };
}

/** The documents of one transaction, masked. */
export async function listTransactionDocuments(ctx: Asker, uid: TransactionUid): Promise<TransactionDocument[]> {
  const { transaction } = await findOne(ctx, uid);
  const rows = await ctx.read
    .select({ ...headColumns, document: transactionDocuments.document })
    .from(transactionDocuments)
    .where(documentsOf(transaction))
    .orderBy(desc(transactionDocuments.heardAt));
  return rows.map((row) => ({ ...row, heardAt: instantText(row.heardAt) }));
}

async function findOne(ctx: Asker, uid: TransactionUid): Promise<FoundTransaction> {
  const build = () =>
    selectFacts(ctx.read)
      .where(and(eq(transactionKeys.uid, sql.placeholder('uid')), onlyOwnShops(ctx.read, ctx, transactions.shopId)))
      .prepare('get-transaction');
  const [found] = await builtFor(ctx, 'get-transaction', build).execute({ uid });
  if (found === undefined) throw notFound('transaction');
  return found;
}

const headColumns = {
  source: transactionDocuments.source,
  origin: transactionDocuments.origin,
  heardAt: transactionDocuments.heardAt,
};

const documentsOf = ({ uid, partitionAt }: StoredTransaction) =>
  and(eq(transactionDocuments.uid, uid), eq(transactionDocuments.partitionAt, partitionAt));

async function listDocumentHeads(
  ctx: Asker,
  { uid, partitionAt }: StoredTransaction,
): Promise<TransactionDocumentHead[]> {
  const build = () =>
    ctx.read
      .select(headColumns)
      .from(transactionDocuments)
      .where(
        and(
          eq(transactionDocuments.uid, sql.placeholder('uid')),
          eq(transactionDocuments.partitionAt, sql.placeholder('at')),
        ),
      )
      .orderBy(desc(transactionDocuments.heardAt))
      .prepare('document-heads');
  const rows = await builtOnce(ctx.read, 'document-heads', build).execute({ uid, at: instantText(partitionAt) });
  return rows.map((row) => ({ ...row, heardAt: instantText(row.heardAt) }));
}

async function findQueued(ctx: Asker, uid: TransactionUid) {
  const build = () =>
    ctx.read
      .select({ state: transactionEnrichments.state })
      .from(transactionEnrichments)
      .where(eq(transactionEnrichments.uid, sql.placeholder('uid')))
      .prepare('find-queued');
  const [queued] = await builtOnce(ctx.read, 'find-queued', build).execute({ uid });
  return queued?.state;
}

/** Other attempts to pay the same order at the same shop. */
async function listAttempts(ctx: Asker, { uid, shopId, trackingId }: StoredTransaction): Promise<TransactionRow[]> {
  if (shopId === null || trackingId === null) return [];
  return listRelated(ctx, 'attempts', { uid, shopId, order: trackingId });
}

const RELATED = {
  parent: eq(transactions.uid, sql.placeholder('uid')),
  children: eq(transactions.parentUid, sql.placeholder('uid')),
  attempts: and(
    eq(transactions.trackingId, sql.placeholder('order')),
    eq(transactions.shopId, sql.placeholder('shopId')),
    ne(transactions.uid, sql.placeholder('uid')),
  ),
};

async function listRelated(
  ctx: Asker,
  how: keyof typeof RELATED,
  values: Record<string, string | number>,
): Promise<TransactionRow[]> {
  const build = () =>
    ctx.read
      .select(rowColumns)
      .from(transactions)
      .leftJoin(shops, ofShop)
      .leftJoin(merchants, ofMerchant)
      .where(and(RELATED[how], onlyOwnShops(ctx.read, ctx, transactions.shopId)))
      // Few are related, and no plan made ahead knows it: sorted, not read from the index of times.
      .orderBy(desc(sql`${transactions.partitionAt} + interval '0'`), desc(transactions.uid))
      .limit(MOST_RELATED)
      .prepare(`related-${how}`);
  return (await builtFor(ctx, `related-${how}`, build).execute(values)).map(asTransactionRow);
}

function historyOf(transaction: StoredTransaction): TransactionDetail['history'] {
  const first = instantText(transaction.firstHeardAt);
  // Of the same moment, the status in which it is now came last.
  const place = ({ status, at }: { status: string; at: string }) =>
    `${at} ${status === transaction.status ? 1 : 0} ${status}`;
  return statusesOf(transaction)
    .map(({ status, at, source, heardAt = first }) => ({ status, at: at ?? heardAt, source, heardAt }))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
