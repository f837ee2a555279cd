import type { GatewayTransaction, InstantText } from '../gateways/contract.ts';
import type { CodeReading, Finding } from './contract.ts';
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
  shop?: { name?: string; domain?: string };
  /** The acquirer behind the gateway, as the books of bank codes name it. */
  acquirer?: string;
  /** The moment of asking. */
  at: InstantText;
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
  | 'bill';
