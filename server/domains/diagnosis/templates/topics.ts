import type { GatewayTransaction, TransactionType } from '../../gateways/contract.ts';
import type { Cause, Finding, ORDER_UNCHANGED } from '../contract.ts';

/** What the shop is told about: the cause itself, or that an operation beside a payment failed. */
export type MerchantTopic = Cause | 'operation-failed' | 'charged-once' | 'money-when';

/** The payment went through, and the order may not have changed. */
export type OrderCause = (typeof ORDER_UNCHANGED)[number];

/** What the payer is told about. Many causes become one topic: a payer never learns of rules, lists, limits and keys. */
export type PayerTopic =
  | 'paid'
  | 'held'
  | 'hold-released'
  | 'refund'
  | 'refunded'
  | 'partly-refunded'
  | 'dispute'
  | 'payout'
  | 'card-check'
  | 'test'
  | 'charged-twice'
  | 'double-hold'
  | 'two-shops'
  | 'charged-once'
  | 'goods'
  | 'order-not-marked'
  | 'in-progress'
  | 'waiting-for-payer'
  | 'unclear'
  | 'unfinished'
  | 'expired'
  | 'erip-pending'
  | 'erip-started'
  | 'erip-permanent'
  | 'top-up'
  | 'card-data'
  | 'card-expired'
  | 'card-code'
  | 'pin'
  | 'confirmation-code'
  | 'phone'
  | 'previous-in-progress'
  | 'account'
  | 'wallet'
  | 'saved-card'
  | 'online-payments-off'
  | 'three-ds-failed'
  | 'three-ds-tries'
  | 'three-ds-not-enrolled'
  | 'bank-declined'
  | 'other-card'
  | 'bank-limit'
  | 'payer-provider-limit'
  | 'try-later'
  | 'shop-side'
  | 'not-accepted'
  | 'duplicate'
  | 'unexplained'
  | 'operation-failed';

const PAYER_TOPICS: Record<Cause, PayerTopic> = {
  paid: 'paid',
  settled: 'paid',
  held: 'held',
  'hold-forgotten': 'held',
  captured: 'paid',
  voided: 'hold-released',
  void: 'hold-released',
  capture: 'paid',
  refund: 'refund',
  refunded: 'refunded',
  'partly-refunded': 'partly-refunded',
  chargeback: 'dispute',
  payout: 'payout',
  'card-check': 'card-check',
  'fraud-advice': 'paid',
  'corrected-by-hand': 'paid',
  'charged-twice': 'charged-twice',
  'double-hold': 'double-hold',
  'two-orders': 'charged-twice',
  'two-shops': 'two-shops',
  'test-mode': 'test',
  'notification-unsent': 'order-not-marked',
  'notification-unreachable': 'order-not-marked',
  'notification-redirected': 'order-not-marked',
  'notification-blocked': 'order-not-marked',
  'notification-not-found': 'order-not-marked',
  'notification-site-error': 'order-not-marked',
  'notification-unauthorized': 'order-not-marked',
  'notification-order-unknown': 'order-not-marked',
  'notification-refused': 'order-not-marked',
  'order-amount-differs': 'order-not-marked',
  'order-status-mapping': 'order-not-marked',
  'order-overwritten': 'order-not-marked',
  'erip-second-dropped': 'order-not-marked',
  'module-misconfigured': 'shop-side',
  'incident-open': 'try-later',
  'planned-works': 'try-later',
  'in-progress': 'in-progress',
  stuck: 'unclear',
  'waiting-for-payer': 'waiting-for-payer',
  'result-unknown': 'unclear',
  abandoned: 'unfinished',
  expired: 'expired',
  withdrawn: 'expired',
  'erip-pending': 'erip-pending',
  'erip-started': 'erip-started',
  'erip-expired': 'expired',
  'erip-permanent': 'erip-permanent',
  'insufficient-funds': 'top-up',
  'card-data': 'card-data',
  'card-expired': 'card-expired',
  'card-code': 'card-code',
  'address-check-failed': 'card-data',
  'pin-wrong': 'pin',
  'pin-tries': 'bank-declined',
  'confirmation-code-wrong': 'confirmation-code',
  'phone-mismatch': 'phone',
  'not-confirmed': 'unfinished',
  'cancelled-by-payer': 'unfinished',
  'previous-in-progress': 'previous-in-progress',
  'account-not-found': 'account',
  'account-blocked': 'bank-declined',
  'wrong-account-type': 'other-card',
  wallet: 'wallet',
  'saved-card-unusable': 'saved-card',
  'online-payments-off': 'online-payments-off',
  'stopped-by-payer': 'bank-declined',
  'three-ds-failed': 'three-ds-failed',
  'three-ds-abandoned': 'three-ds-failed',
  'three-ds-refused': 'bank-declined',
  'three-ds-not-enrolled': 'three-ds-not-enrolled',
  'three-ds-technical': 'try-later',
  'three-ds-tries': 'three-ds-tries',
  'three-ds-rule': 'shop-side',
  'three-ds-required': 'three-ds-failed',
  'do-not-honor': 'bank-declined',
  'call-issuer': 'bank-declined',
  'lost-stolen': 'bank-declined',
  'fraud-suspected': 'bank-declined',
  'card-blocked': 'bank-declined',
  'card-not-active': 'bank-declined',
  'not-permitted-card': 'other-card',
  'limit-issuer': 'bank-limit',
  'limit-payer-provider': 'payer-provider-limit',
  'issuer-unavailable': 'try-later',
  'payer-provider-unavailable': 'try-later',
  'law-forbidden': 'bank-declined',
  'limit-acquirer': 'shop-side',
  'limit-refund': 'operation-failed',
  'limit-profile-missing': 'shop-side',
  'acquirer-unavailable': 'try-later',
  'terminal-error': 'shop-side',
  'merchant-account-invalid': 'shop-side',
  'not-permitted-terminal': 'shop-side',
  'call-acquirer': 'not-accepted',
  'limit-provider': 'shop-side',
  'limit-provider-or-acquirer': 'shop-side',
  'limit-unclear': 'not-accepted',
  'gateway-full': 'shop-side',
  'gateway-inactive': 'shop-side',
  'routing-refused': 'shop-side',
  'security-rule': 'not-accepted',
  blacklisted: 'not-accepted',
  'verification-refused': 'not-accepted',
  'provider-error': 'unclear',
  'request-invalid': 'shop-side',
  'browser-data-missing': 'shop-side',
  'amount-invalid': 'shop-side',
  'amount-below-minimum': 'shop-side',
  'currency-not-supported': 'shop-side',
  'shop-not-found': 'shop-side',
  'gateway-not-set': 'shop-side',
  'access-refused': 'shop-side',
  'encryption-error': 'shop-side',
  'operation-not-allowed': 'shop-side',
  'card-type-not-supported': 'other-card',
  'test-settings': 'shop-side',
  'order-not-found': 'shop-side',
  'original-not-found': 'operation-failed',
  'already-done': 'operation-failed',
  duplicate: 'duplicate',
  'declined-unexplained': 'unexplained',
  'code-unknown': 'unexplained',
  'not-known-yet': 'unclear',
};

const BESIDE_A_PAYMENT = new Set<TransactionType | undefined>([
  'capture',
  'void',
  'refund',
  'credit',
  'payout',
  'p2p',
  'chargeback',
]);
/** Causes whose own text speaks of such operations already, or of no failure at all. */
const SPEAKS_OF_OPERATIONS = new Set<Cause>([
  'void',
  'capture',
  'refund',
  'payout',
  'chargeback',
  'test-mode',
  'in-progress',
  'stuck',
  'result-unknown',
  'not-known-yet',
  'limit-refund',
  'original-not-found',
  'already-done',
  'amount-invalid',
  'access-refused',
  'request-invalid',
  'operation-not-allowed',
  'not-permitted-terminal',
  'provider-error',
  'shop-not-found',
  'duplicate',
]);

export function merchantTopic({ cause }: Pick<Finding, 'cause'>, type: TransactionType | undefined): MerchantTopic {
  if (cause === 'module-misconfigured') return cause;
  return BESIDE_A_PAYMENT.has(type) && !SPEAKS_OF_OPERATIONS.has(cause) ? 'operation-failed' : cause;
}

/** A guess is no news for a payer: they are told that the reason is not known. */
export function payerTopic(
  { cause, side, certainty }: Pick<Finding, 'cause' | 'side' | 'certainty'>,
  { type, status }: Pick<GatewayTransaction, 'type' | 'status'>,
): PayerTopic {
  const topic = topicOf(cause, status);
  const failedOperation = topic === 'shop-side' || !SPEAKS_OF_OPERATIONS.has(cause);
  if (BESIDE_A_PAYMENT.has(type) && failedOperation) return 'operation-failed';
  if (certainty === 'guess' || (cause === 'not-known-yet' && status === 'failed')) return 'unexplained';
  if (cause === 'fraud-suspected' && side !== 'issuer') return 'not-accepted';
  if (cause === 'currency-not-supported' && side === 'issuer') return 'other-card';
  return topic;
}

/** What is wrong with the shop's settings is no failure of a payment that went through. */
const topicOf = (cause: Cause, status: GatewayTransaction['status']): PayerTopic =>
  cause === 'module-misconfigured' && status === 'successful' ? 'order-not-marked' : PAYER_TOPICS[cause];

/** Topics under which causes hide that are not the payer's business. */
const HIDING = new Set<PayerTopic>([
  'shop-side',
  'not-accepted',
  'operation-failed',
  'bank-declined',
  'try-later',
  'paid',
  'order-not-marked',
]);
/** Causes that a payer hears in these words although their topic holds others back. */
const SAID_OPENLY = new Set<Cause>(['paid', 'settled', 'captured', 'capture', 'do-not-honor', 'issuer-unavailable']);

/** Whether the payer may hear the cause by its name, and not only what their own text says. */
export function mayPayerHear(
  finding: Pick<Finding, 'cause' | 'side' | 'certainty'>,
  transaction: Pick<GatewayTransaction, 'type' | 'status'>,
): boolean {
  const topic = payerTopic(finding, transaction);
  if (topic === 'unexplained') return PAYER_TOPICS[finding.cause] === 'unexplained';
  return !HIDING.has(topic) || SAID_OPENLY.has(finding.cause);
}
