import { z } from 'zod';
import { Currency } from '#kernel/money';

/** An instant as fixed-width UTC text, `2026-11-24T16:05:31.123456Z`: compared as text, it orders as time. */
export const InstantText = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
export type InstantText = z.infer<typeof InstantText>;

export const TransactionType = z.enum([
  'payment',
  'authorization',
  'capture',
  'void',
  'refund',
  'credit',
  'payout',
  'p2p',
  'tokenization',
  'recipient_tokenization',
  'checkup',
  'chargeback',
  'fraud_advice',
  'unknown',
]);
export type TransactionType = z.infer<typeof TransactionType>;

/** Our words for how far a transaction got. `permanent` is a standing ERIP bill, `started` a payer in the middle of paying one. */
export const TransactionStatus = z.enum([
  'successful',
  'failed',
  'pending',
  'incomplete',
  'expired',
  'deleted',
  'error',
  'permanent',
  'started',
  'unknown',
]);
export type TransactionStatus = z.infer<typeof TransactionStatus>;

/** From where a piece of knowledge came, weakest first. A webhook and a look-up are the same document. */
export const KnowledgeSource = z.enum(['file', 'list', 'export', 'report', 'look-up', 'webhook']);
export type KnowledgeSource = z.infer<typeof KnowledgeSource>;

/**
 * One gateway document in our words. A field that the document did not name is absent (undefined);
 * all text is masked; times are `InstantText`. What could not be used is said in `oddities`.
 */
export interface GatewayTransaction {
  uid: string;
  shopId?: number;
  /** The merchant's number in the provider's back office. */
  merchantNumber?: number;
  type?: TransactionType;
  status?: TransactionStatus;
  /** As the gateway wrote it, when it is not one of our words. */
  rawStatus?: string;
  /** `F.0114`, or a code of an older generation as it was written. */
  code?: string;
  message?: string;
  friendlyMessage?: string;
  /** Minor units, a safe integer. */
  amountMinor?: number;
  currency?: Currency;
  description?: string;
  trackingId?: string;
  test?: boolean;
  language?: string;
  parentUid?: string;
  reason?: string;
  recurringType?: string;
  /** `credit_card`, `erip`, … as the gateway names it. */
  methodType?: string;
  createdAt?: InstantText;
  updatedAt?: InstantText;
  paidAt?: InstantText;
  expiredAt?: InstantText;
  closedAt?: InstantText;
  settledAt?: InstantText;
  pspSettledAt?: InstantText;
  manuallyCorrectedAt?: InstantText;
  /** First six (or eight) digits. */
  cardBin?: string;
  cardLast4?: string;
  cardBrand?: string;
  cardHolder?: string;
  /** The gateway's stable fingerprint of the card number. */
  cardStamp?: string;
  cardCountry?: string;
  cardIssuer?: string;
  cardProduct?: string;
  cardTokenProvider?: string;
  authCode?: string;
  bankCode?: string;
  bankMessage?: string;
  rrn?: string;
  refId?: string;
  descriptor?: string;
  /** The acquirer terminal behind the shop. */
  gatewayId?: string;
  threeDsStatus?: string;
  threeDsMessage?: string;
  /** One letter each of the directory server's and the issuer's answer. */
  threeDsVe?: string;
  threeDsPa?: string;
  threeDsEci?: string;
  threeDsFailReason?: string;
  /** The provider's own protection: limits, lists and rules, before the acquirer. */
  protection?: Protection;
  customerEmail?: string;
  customerPhone?: string;
  customerIp?: string;
  customerName?: string;
  checkoutToken?: string;
  /** CMS and module with versions, as the module reported them. */
  platform?: string;
  integration?: string;
  eripAccount?: string;
  eripServiceNo?: string;
  oddities?: string[];
}

export interface Protection {
  /** `successful`, `failed`, `error`, … of the check as a whole. */
  status?: string;
  message?: string;
  /** Which of the provider's limits were exceeded. */
  exceeded?: ('volume' | 'count' | 'max')[];
  currentVolumeMinor?: number;
  currentCount?: number;
  /** `email: black` and the like. */
  blackListed?: string[];
  rejectedRule?: string;
  /** What smart routing said. */
  routingStatus?: string;
  routingMessage?: string;
  avsResult?: string;
  cvcResult?: string;
}

/** One document taken in: what it says in our words, and the document itself, masked, secrets dropped. */
export interface ParsedDocument {
  transaction: GatewayTransaction;
  /** Masked JSON text. */
  document: string;
}

/** A document that could not be used, with the reason in words; `excerpt` is masked. */
export interface RefusedDocument {
  reason: string;
  excerpt: string;
}
