import type { GatewayTransaction } from '../../gateways/contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';
import { DAY, MINUTE, msBetween } from '../time.rules.ts';

/** Longer apart than this, the same order number is a new instalment rather than a second click. */
const SAME_ORDER_WITHIN = DAY;
const SAME_CARD_WITHIN = 10 * MINUTE;

/** Was money taken twice for one order, and never given back? */
export const chargedTwice: DiagnosisRule = (given) => {
  if (!tookMoney(given, given.transaction)) return undefined;
  const ofOrder = given.related.sameOrder.find((twin) => isTwin(given, twin, SAME_ORDER_WITHIN));
  if (ofOrder !== undefined) return twice(given, ofOrder, 'twin-of-order');
  const ofCard = given.related.sameCard.find(
    (twin) => isTwin(given, twin, SAME_CARD_WITHIN) && !isAnotherOrder(given.transaction, twin),
  );
  return ofCard === undefined ? undefined : twice(given, ofCard, 'twin-of-card');
};

const twice = ({ transaction }: Case, twin: GatewayTransaction, key: 'twin-of-order' | 'twin-of-card') =>
  found('charged-twice', 'charged-twice', {
    certainty: key === 'twin-of-order' && isSameCard(transaction, twin) ? 'sure' : 'likely',
    evidence: [
      line('uid', twin.uid, key, { seconds: secondsBetween(transaction, twin) }, twin.uid),
      line('status', transaction.status, 'status-is'),
      line('paidAt', transaction.paidAt, 'paid-at'),
    ],
  });

const isTwin = (given: Case, twin: GatewayTransaction, within: number): boolean => {
  const apart = msBetween(given.transaction.createdAt, twin.createdAt);
  return (
    twin.uid !== given.transaction.uid &&
    tookMoney(given, twin) &&
    twin.shopId === given.transaction.shopId &&
    twin.amountMinor === given.transaction.amountMinor &&
    twin.currency === given.transaction.currency &&
    apart !== undefined &&
    Math.abs(apart) <= within
  );
};

/** A series charges the same order again and again, and means to. */
const tookMoney = (given: Case, payment: GatewayTransaction): boolean =>
  hasSucceeded(payment) &&
  payment.test !== true &&
  payment.amountMinor !== undefined &&
  payment.recurringType === undefined &&
  (payment.type === undefined || payment.type === 'payment' || payment.type === 'authorization') &&
  followUps(given, payment.uid, 'refund').length === 0 &&
  followUps(given, payment.uid, 'void').length === 0;

const isAnotherOrder = (a: GatewayTransaction, b: GatewayTransaction): boolean =>
  a.trackingId !== undefined && b.trackingId !== undefined && a.trackingId !== b.trackingId;

const isSameCard = (a: GatewayTransaction, b: GatewayTransaction): boolean =>
  a.cardStamp !== undefined && a.cardStamp === b.cardStamp;

const secondsBetween = (a: GatewayTransaction, b: GatewayTransaction): number =>
  Math.round(Math.abs(msBetween(a.createdAt, b.createdAt) ?? 0) / 1000);
