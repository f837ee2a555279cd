import { z } from 'zod';
import { InstantText, KnowledgeSource, ProblemKind, TransactionStatus, TransactionType } from '#contract/gateways';
import { endpoint } from '#kernel/endpoint';
import { ImportId, MerchantId, PersonId, ShopId, TransactionUid } from '#kernel/ids';
import { maskText } from '#kernel/mask';
import { Currency, Money } from '#kernel/money';
import { PageRequest, pageOf } from '#kernel/page';
import { CorrectedTerms, RankReason, Understood } from './search/contract.ts';

export * from './search/contract.ts';

/** What a list shows of a transaction. Null is "not known (yet)". */
export const TransactionRow = z.object({
  uid: TransactionUid,
  /** The moment that orders lists: when the transaction was made, or first heard of where no source says. */
  at: InstantText,
  createdAt: InstantText.nullable(),
  type: TransactionType,
  status: TransactionStatus,
  code: z.string().nullable(),
  amount: Money.nullable(),
  test: z.boolean().nullable(),
  methodType: z.string().nullable(),
  cardBrand: z.string().nullable(),
  cardLast4: z.string().nullable(),
  trackingId: z.string().nullable(),
  customerEmail: z.string().nullable(),
  shopId: ShopId.nullable(),
  shopName: z.string().nullable(),
  /** Who the shop belongs to now. */
  merchantId: MerchantId.nullable(),
  merchantName: z.string().nullable(),
});
export type TransactionRow = z.infer<typeof TransactionRow>;

/** The provider's own protection: limits, lists and rules, before the acquirer. */
export const ProtectionResult = z.object({
  status: z.string().optional(),
  message: z.string().optional(),
  exceeded: z.array(z.enum(['volume', 'count', 'max'])).optional(),
  currentVolumeMinor: z.number().optional(),
  currentCount: z.number().optional(),
  blackListed: z.array(z.string()).optional(),
  rejectedRule: z.string().optional(),
  routingStatus: z.string().optional(),
  routingMessage: z.string().optional(),
  avsResult: z.string().optional(),
  cvcResult: z.string().optional(),
});
export type ProtectionResult = z.infer<typeof ProtectionResult>;

const text = z.string().nullable();
const moment = InstantText.nullable();

/** Everything that is known of one transaction, merged from all sources. Null is "not known (yet)": see `unknown`. */
export const TransactionFacts = z.object({
  ...TransactionRow.shape,
  merchantNumber: z.number().nullable(),
  rawStatus: text,
  message: text,
  friendlyMessage: text,
  description: text,
  language: text,
  parentUid: text,
  reason: text,
  recurringType: text,
  updatedAt: moment,
  paidAt: moment,
  expiredAt: moment,
  closedAt: moment,
  settledAt: moment,
  pspSettledAt: moment,
  manuallyCorrectedAt: moment,
  cardBin: text,
  cardHolder: text,
  cardStamp: text,
  cardCountry: text,
  cardIssuer: text,
  cardProduct: text,
  cardTokenProvider: text,
  authCode: text,
  bankCode: text,
  bankMessage: text,
  rrn: text,
  refId: text,
  descriptor: text,
  gatewayId: text,
  threeDsStatus: text,
  threeDsMessage: text,
  threeDsVe: text,
  threeDsPa: text,
  threeDsEci: text,
  threeDsFailReason: text,
  protection: ProtectionResult.nullable(),
  customerPhone: text,
  customerIp: text,
  customerName: text,
  checkoutToken: text,
  platform: text,
  integration: text,
  eripAccount: text,
  eripServiceNo: text,
  /** What was strange in the documents, in words. */
  oddities: z.array(z.string()),
  /** The best source that has spoken of it so far. */
  bestSource: KnowledgeSource,
});
export type TransactionFacts = z.infer<typeof TransactionFacts>;

/** When a transaction first reached a status, earliest first. */
export const TransactionHistoryEntry = z.object({
  status: TransactionStatus,
  /** When the gateway says that it was reached; else when it was heard of. */
  at: InstantText,
  source: KnowledgeSource,
  heardAt: InstantText,
});
export type TransactionHistoryEntry = z.infer<typeof TransactionHistoryEntry>;

/** Why a field is null: the weak sources never name it and a look-up will, or the gateway has nothing to say. */
export const UnknownField = z.object({
  field: z.string(),
  why: z.enum(['comes-with-enrichment', 'not-given']),
});
export type UnknownField = z.infer<typeof UnknownField>;

/** Where the look-up at the gateway stands that fills what sparse sources leave out. */
export const EnrichmentState = z.enum(['not-asked', 'waiting', 'done', 'refused']);
export type EnrichmentState = z.infer<typeof EnrichmentState>;

/** Which source told of the transaction, and when last. */
export const TransactionDocumentHead = z.object({
  source: KnowledgeSource,
  origin: z.string(),
  heardAt: InstantText,
});
export type TransactionDocumentHead = z.infer<typeof TransactionDocumentHead>;

/** What a tracking id may be made of. */
export const TRACKING_PARTS = [
  'order',
  'cart',
  'client',
  'payment',
  'method',
  'course',
  'total',
  'currency',
  'attempt',
] as const;

/** Everything that a person asks for about one payment, on one screen. */
export const TransactionDetail = z.object({
  ...TransactionFacts.shape,
  firstHeardAt: InstantText,
  changedAt: InstantText,
  history: z.array(TransactionHistoryEntry),
  sources: z.array(TransactionDocumentHead),
  unknown: z.array(UnknownField),
  enrichment: EnrichmentState,
  /** The transaction that this one refunds, captures or voids. */
  parent: TransactionRow.nullable(),
  /** What the shop's module wrote into the tracking id, read in the way of its platform; empty where that is not known. */
  tracking: z.partialRecord(z.enum(TRACKING_PARTS), z.string()),
  /** Refunds, captures, voids and chargebacks of this one. */
  children: z.array(TransactionRow),
  /** Other attempts to pay the same order at the same shop, newest first, at most 20. */
  attempts: z.array(TransactionRow),
});
export type TransactionDetail = z.infer<typeof TransactionDetail>;

/** One document as the gateway sent it, masked, secrets dropped. `document` is JSON text. */
export const TransactionDocument = z.object({ ...TransactionDocumentHead.shape, document: z.string() });
export type TransactionDocument = z.infer<typeof TransactionDocument>;

/** One transaction that fits, with the reasons for its place. */
export const SearchHit = z.object({
  transaction: TransactionRow,
  score: z.number(),
  reasons: z.array(RankReason),
  /** What speaks against it, weightiest first. */
  contradictions: z.array(RankReason),
});
export type SearchHit = z.infer<typeof SearchHit>;

/**
 * One box takes anything: a uid, an order, a card's last digits, a whole message. Sent in the body, for what people paste
 * is personal and long. The text is masked before anything else happens to it.
 */
export const searchTransactions = endpoint({
  method: 'post',
  path: '/transactions/search',
  summary: 'Transactions that fit what was typed or pasted, best first, with the reasons.',
  body: z.object({
    text: z.string().max(10_000),
    /** Keys of understood terms that the person struck out. */
    without: z.array(z.string().max(300)).max(60).optional(),
    /** The terms as the person corrected them; then the text is not read again. */
    terms: CorrectedTerms.optional(),
    ...PageRequest.shape,
  }),
  response: z.object({
    /** All that was understood, what was struck out included. */
    understood: Understood,
    /** The first is so far ahead of the second, with nothing against it, that no person need choose. */
    isFarAhead: z.boolean(),
    items: z.array(SearchHit),
    next: z.string().optional(),
  }),
});
export type SearchAnswer = z.infer<typeof searchTransactions.response>;

const day = z.iso.date();
const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(400)
    .transform((value) => value.split(','))
    .pipe(z.array(item).max(20));

/** How a list of transactions is narrowed; days are days of the desk's time zone, both ends included. */
export const TransactionFilter = z.object({
  status: commaList(TransactionStatus).optional(),
  type: commaList(TransactionType).optional(),
  shopId: ShopId.optional(),
  merchantId: MerchantId.optional(),
  fromDay: day.optional(),
  toDay: day.optional(),
  currency: Currency.optional(),
  methodType: z.string().max(40).optional(),
  code: z.string().max(40).optional(),
  test: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
export type TransactionFilter = z.infer<typeof TransactionFilter>;

export const listTransactions = endpoint({
  method: 'get',
  path: '/transactions',
  summary: 'Transactions, newest first, narrowed by filters.',
  query: z.object({ ...TransactionFilter.shape, ...PageRequest.shape }),
  response: pageOf(TransactionRow),
});

const uidParams = z.object({ uid: TransactionUid });

export const getTransaction = endpoint({
  method: 'get',
  path: '/transactions/:uid',
  summary: 'One transaction with everything known of it.',
  params: uidParams,
  response: TransactionDetail,
});

export const listTransactionDocuments = endpoint({
  method: 'get',
  path: '/transactions/:uid/documents',
  summary: 'The masked documents from which a transaction was merged, one a source.',
  params: uidParams,
  response: z.object({ items: z.array(TransactionDocument) }),
});

export const refreshTransaction = endpoint({
  method: 'post',
  path: '/transactions/:uid/refresh',
  summary: 'Puts a transaction at the front of the look-up queue.',
  params: uidParams,
  body: z.object({}),
  response: z.object({ enrichment: EnrichmentState }),
});

export const GatewayKey = z.object({
  by: z.enum(['uid', 'tracking-id', 'checkout-token']),
  value: z
    .string()
    .trim()
    .min(1)
    .max(255)
    // It is sent to the outside as part of an address.
    .refine((value) => maskText(value) === value, 'holds a card number or a secret'),
});
export type GatewayKey = z.infer<typeof GatewayKey>;

/** What became of asking the gateways. With a `problem` one of them could not be asked: the payment may be known there. */
export const GatewayAnswer = z.object({
  /** Transactions that were found and are stored now; by tracking id up to ten. */
  uids: z.array(TransactionUid),
  problem: z.enum([...ProblemKind.options, 'no-source', 'budget-spent']).optional(),
});
export type GatewayAnswer = z.infer<typeof GatewayAnswer>;

export const askGateway = endpoint({
  method: 'post',
  path: '/transactions/gateway-look-ups',
  summary: 'Asks the gateways for a payment that is not stored here, and keeps what they know of it.',
  body: GatewayKey,
  response: GatewayAnswer,
});

export const ImportFormat = z.enum(['json-lines', 'csv']);
export type ImportFormat = z.infer<typeof ImportFormat>;

export const TextEncoding = z.enum(['utf-8', 'windows-1251', 'utf-16le']);
export type TextEncoding = z.infer<typeof TextEncoding>;

/** A slice is at most this many bytes before Base64; no line may be longer. */
export const MAX_SLICE_BYTES = 1_048_576;

/** One file of transactions being taken in. `nextOffset` is the first byte that has not been taken. */
export const TransactionImport = z.object({
  id: ImportId,
  fileName: z.string(),
  format: ImportFormat,
  /** Guessed on the first slice. */
  encoding: TextEncoding.nullable(),
  sizeBytes: z.number(),
  nextOffset: z.number(),
  state: z.enum(['open', 'done']),
  linesTaken: z.number(),
  inserted: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  /** For CSV, once the header was read: each column and the field that it fills; null is a column that is only kept in the document. */
  columns: z.array(z.object({ name: z.string(), field: z.string().nullable() })).nullable(),
  startedBy: PersonId.nullable(),
  startedAt: InstantText,
  changedAt: InstantText,
});
export type TransactionImport = z.infer<typeof TransactionImport>;

/** A row that was set aside: where it stands, why, and its masked beginning. */
export const ImportRefusal = z.object({ line: z.number(), reason: z.string(), excerpt: z.string() });
export type ImportRefusal = z.infer<typeof ImportRefusal>;

export const createImport = endpoint({
  method: 'post',
  path: '/transaction-imports',
  summary: 'Begins the import of a file, or finds the unfinished one of the same file.',
  body: z.object({
    fileName: z.string().min(1).max(200),
    sizeBytes: z.int().positive().max(1_000_000_000_000),
    /** SHA-256 of the first 64 KiB, hexadecimal: with the size it tells that a file is the same. */
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
    /** Guessed from the name and the first bytes when absent. */
    format: ImportFormat.optional(),
  }),
  response: z.object({ import: TransactionImport, resumed: z.boolean() }),
});

export const takeImportSlice = endpoint({
  method: 'post',
  path: '/transaction-imports/:importId/slices',
  summary: 'Takes the complete lines of a slice; the next slice begins at the answered nextOffset.',
  params: z.object({ importId: ImportId }),
  body: z.object({
    offset: z.int().nonnegative(),
    /** The bytes of the file from `offset`, Base64, at most MAX_SLICE_BYTES before encoding. */
    bytes: z.base64().max(Math.ceil(MAX_SLICE_BYTES / 3) * 4),
  }),
  response: TransactionImport,
});

const importParams = z.object({ importId: ImportId });

export const getImport = endpoint({
  method: 'get',
  path: '/transaction-imports/:importId',
  summary: 'How far an import is.',
  params: importParams,
  response: TransactionImport,
});

export const listImports = endpoint({
  method: 'get',
  path: '/transaction-imports',
  summary: 'Imports, newest first.',
  query: PageRequest,
  response: pageOf(TransactionImport),
});

export const listImportRefusals = endpoint({
  method: 'get',
  path: '/transaction-imports/:importId/refusals',
  summary: 'The rows of an import that were set aside, by line.',
  params: importParams,
  query: PageRequest,
  response: pageOf(ImportRefusal),
});
