import type { WorkingCalendar } from '../calendar/contract.ts';
import type { GatewayTransaction, InstantText } from '../gateways/contract.ts';
import type { CodeReading, Correction, Finding, MerchantTerms } from './contract.ts';
import type { Meaning } from './dictionaries/dictionary.rules.ts';

/** Everything that a verdict is made from. Pure data: gathered by `queries.ts`, made by hand in tests. */
export interface Facts {
  transaction: GatewayTransaction;
  related: {
    /** What this one follows: the payment of a refund, the authorization of a capture. */
    parent?: GatewayTransaction;
    /** What followed it or one of its twins: captures, voids, refunds, chargebacks, told apart by `parentUid`. */
    children: readonly GatewayTransaction[];
    /** Attempts of the same card for the same amount, near in time. */
    sameCard: readonly GatewayTransaction[];
    /** Attempts for the same order of the same shop. */
    sameOrder: readonly GatewayTransaction[];
  };
  shop?: ShopFacts;
  /** The acquirer behind the gateway, as the books of bank codes name it. */
  acquirer?: string;
  /** Attempts to tell the shop of it; absent where nobody can see them. */
  deliveries?: DeliveryFacts;
  /** The limits of its terminal as they stood at that moment; absent where no register was asked. */
  limits?: LimitFacts;
  /** What is known of the shop's module; absent where nothing is. */
  module?: ModuleFacts;
  /** Incidents and planned works that it falls into. */
  incidents?: readonly IncidentFact[];
  /** When this acquirer pays this merchant; absent where no terms are on file. */
  settlement?: SettlementCalendar;
  /** What a person said that it really was. */
  corrected?: CorrectedFacts;
  /** The moment of asking. */
  at: InstantText;
}

export interface ShopFacts {
  name?: string;
  domain?: string;
  /** The id of a platform, as the shop is kept. */
  cms?: string;
  supportEmail?: string;
  supportPhone?: string;
}

/** Why a shop did not take a notification, as far as the steps of the order's check hang on it. */
export type DeliveryOutcome =
  | 'accepted'
  | 'unreachable'
  | 'redirected'
  | 'blocked'
  | 'not-found'
  | 'site-error'
  | 'unauthorized'
  | 'order-unknown'
  | 'amount-differs'
  | 'refused'
  /** It was sent, and nobody saw what the shop answered. */
  | 'unseen';

export interface DeliveryAttempt {
  id: string;
  at: InstantText;
  outcome: DeliveryOutcome;
  /** The class in the words of the log: `tls-expired`, `firewall`, `error-text` … */
  class: string;
  httpStatus: number | null;
  excerpt: string | null;
  /** The log itself, or what stands in where there is none. */
  source: 'log' | 'resend' | 'probe' | 'module' | 'behaviour';
}

export interface DeliveryFacts {
  hasLog: boolean;
  /** Oldest first. */
  attempts: readonly DeliveryAttempt[];
  next: { earliest: InstantText; latest: InstantText } | null;
  gaveUp: boolean;
  /** Somebody went on with the payment afterwards: the shop by its site, or a person in the cabinet for want of an order. */
  knewBy?: { uid: string; at: InstantText };
}

/** The limits of a terminal at the moment of a payment. */
export interface LimitFacts {
  register: readonly LimitFact[];
  /** One that nobody entered, and many declines at once showed. */
  recognised?: RecognisedLimit;
}

export interface LimitFact {
  id: string;
  kind: 'single' | 'day' | 'month';
  unit: 'amount' | 'count';
  currency: string;
  cap: number;
  usedLow: number | null;
  usedHigh: number | null;
  exhausted: 'yes' | 'no' | 'perhaps';
  renewsAt: InstantText | null;
}

export interface RecognisedLimit {
  code: string;
  since: InstantText;
  declined: number;
  bins: number;
}

export interface ModuleFinding {
  id: string;
  rule: string;
  /** Which step of an order's way it breaks. */
  about: 'test-mode' | 'key' | 'currency' | 'status' | 'notification' | 'erip' | 'other';
  severity: 'bad' | 'warn' | 'note';
  /** What is wrong, in a line for the engineer. */
  text: { ru: string; en: string };
  /** What the merchant has to change. */
  fix: { ru: string; en: string };
}

export interface ModuleFacts {
  platform: string | null;
  /** Worst first. */
  findings: readonly ModuleFinding[];
}

export interface IncidentFact {
  id: string;
  title: { ru: string; en: string };
  since: InstantText;
  until: InstantText | null;
  scope: 'acquirer' | 'gateway' | 'bin' | 'method' | 'merchant';
  /** So many payments at least were broken in it. */
  payments?: number;
  /** The program suspects it and nobody has confirmed it: those outside are not told of it. */
  isSuspected?: boolean;
  /** Announced works of a bank, and no incident. */
  isPlanned: boolean;
}

/** When the money comes: the terms that hold for this merchant, on the days on which the acquirer works. */
export type SettlementCalendar = MerchantTerms & WorkingCalendar;

export interface CorrectedFacts extends Omit<Correction, 'isOnOlderFacts'> {
  factsKey: string;
}

/** The facts with the codes already read: what every rule is given. */
export interface Case extends Facts {
  code: ReadCode | undefined;
  bankCode: ReadCode | undefined;
}

/** A code, how it was read, and what the reading says. */
export interface ReadCode {
  reading: CodeReading;
  meaning: Meaning | undefined;
}

/** Answers one question; `undefined` when the question does not arise. */
export type DiagnosisRule = (given: Case) => Finding | undefined;

/** What an evidence line may say; each key has its words in `templates/evidence.ts`. */
export type EvidenceKey =
  | 'code-means'
  | 'code-in-no-book'
  | 'code-in-several-books'
  | 'code-from-older-page'
  | 'no-code'
  | 'status-is'
  | 'type-is'
  | 'test-flag'
  | 'shop-is-demo'
  | 'waits'
  | 'happened-at'
  | 'limit-exceeded'
  | 'blacklisted'
  | 'rule-rejected'
  | 'routing-said'
  | 'check-said'
  | 'never-reached-bank'
  | 'reached-bank'
  | 'bank-said'
  | 'gateway-said'
  | 'directory-said'
  | 'issuer-authentication-said'
  | 'three-ds-said'
  | 'three-ds-reason'
  | 'three-ds-not-tried'
  | 'security-code-result'
  | 'address-result'
  | 'card-region'
  | 'twin-of-card'
  | 'twin-of-order'
  | 'first-attempt'
  | 'followed-by'
  | 'follows'
  | 'authorized-not-captured'
  | 'corrected-at'
  | 'paid-at'
  | 'closed-at'
  | 'settled-at'
  | 'paid-out-at'
  | 'expired-at'
  | 'bill'
  | 'stopped-as-duplicate'
  | 'twin-reversed'
  | 'twin-declined'
  | 'twin-held'
  | 'twin-of-shop'
  | 'delivery-accepted'
  | 'delivery-failed'
  | 'delivery-unseen'
  | 'delivery-none'
  | 'delivery-next'
  | 'delivery-over'
  | 'shop-knew'
  | 'module-said'
  | 'sent-order'
  | 'platform-is'
  | 'platform-checks-amount'
  | 'later-failed'
  | 'limit-reached'
  | 'limit-nearly'
  | 'limit-recognised'
  | 'in-incident'
  | 'in-works'
  | 'corrected-by-person';
