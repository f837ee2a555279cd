import type {
  GatewayTransaction,
  KnowledgeSource,
  ParsedDocument,
} from '../../../../server/domains/gateways/contract.ts';

/** A successful card payment as a look-up tells it; a test names only what matters to it. */
export function document(about: Partial<GatewayTransaction> & { uid: string }): ParsedDocument {
  const transaction: GatewayTransaction = {
    shopId: 361,
    type: 'payment',
    status: 'successful',
    code: 'S.0000',
    amountMinor: 4850,
    currency: 'BYN',
    trackingId: `order-${about.uid}`,
    createdAt: '2026-11-08T16:04:31.000000Z',
    updatedAt: '2026-11-08T16:04:33.000000Z',
    ...about,
  };
  return { transaction, document: JSON.stringify(transaction) };
}

export const page = (documents: ParsedDocument[], knowledge: KnowledgeSource = 'export') => ({
  knowledge,
  documents,
  origin: 'source-1',
});
