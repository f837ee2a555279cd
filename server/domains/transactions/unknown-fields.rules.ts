import type { KnowledgeSource } from '#contract/gateways';
import type { EnrichmentState, TransactionFacts, UnknownField } from './contract.ts';
import { tellsAll } from './merge.rules.ts';

/** What people ask for and no list or export names. */
const TOLD_BY_LOOK_UP = [
  'cardBin',
  'cardLast4',
  'cardBrand',
  'cardHolder',
  'cardCountry',
  'cardIssuer',
  'authCode',
  'bankCode',
  'bankMessage',
  'rrn',
  'refId',
  'descriptor',
  'gatewayId',
  'threeDsStatus',
  'protection',
  'customerEmail',
  'customerPhone',
  'customerIp',
  'customerName',
  'platform',
] as const satisfies (keyof TransactionFacts)[];

/** What people ask for and every source but the list names. */
const TOLD_BY_EXPORT = [
  'code',
  'message',
  'trackingId',
  'description',
  'amount',
  'createdAt',
  'paidAt',
  'settledAt',
] as const satisfies (keyof TransactionFacts)[];

type AskedFor = (typeof TOLD_BY_LOOK_UP | typeof TOLD_BY_EXPORT)[number];

/** What only a payment by card has. */
const OF_CARDS: ReadonlySet<AskedFor> = new Set([
  'cardBin',
  'cardLast4',
  'cardBrand',
  'cardHolder',
  'cardCountry',
  'cardIssuer',
  'authCode',
  'bankCode',
  'bankMessage',
  'rrn',
  'threeDsStatus',
] as const);
/** What a payment that came to nothing never gets. */
const OF_SUCCESS: ReadonlySet<AskedFor> = new Set(['authCode', 'paidAt', 'settledAt'] as const);
const NOTHING_PAID: ReadonlySet<TransactionFacts['status']> = new Set([
  'failed',
  'error',
  'expired',
  'deleted',
] as const);

/** What is asked for and not known, and whether asking the gateway will help. */
export function unknownFields(facts: TransactionFacts): UnknownField[] {
  const why = tellsAll(facts.bestSource) ? 'not-given' : 'comes-with-enrichment';
  return [...TOLD_BY_EXPORT, ...TOLD_BY_LOOK_UP]
    .filter((field) => facts[field] === null && mayHave(field, facts))
    .map((field) => ({ field, why: isTold(field, facts.bestSource) ? 'not-given' : why }));
}

function mayHave(field: AskedFor, { methodType, status }: TransactionFacts): boolean {
  if (OF_CARDS.has(field) && methodType?.startsWith('erip')) return false;
  return !(OF_SUCCESS.has(field) && NOTHING_PAID.has(status));
}

const isTold = (field: string, source: KnowledgeSource) =>
  (source === 'export' || source === 'report') && TOLD_BY_EXPORT.some((told) => told === field);

export function enrichmentOf(best: KnowledgeSource, queued: 'waiting' | 'refused' | undefined): EnrichmentState {
  if (tellsAll(best)) return 'done';
  return queued ?? 'not-asked';
}
