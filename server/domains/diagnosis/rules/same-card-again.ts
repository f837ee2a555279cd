import type { GatewayTransaction } from '../../gateways/contract.ts';
import type { DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';
import { MINUTE, msBetween } from '../time.rules.ts';

const WITHIN = 30 * MINUTE;

/** Did the same card pay the same amount under another order number shortly before or after? Two orders, or one made twice. */
export const sameCardAgain: DiagnosisRule = (given) => {
  const { transaction, related } = given;
  const isPayment = (one: GatewayTransaction) =>
    hasSucceeded(one) && one.test !== true && one.recurringType === undefined && one.amountMinor !== undefined;
  if (!isPayment(transaction) || followUps(given, transaction.uid, 'refund').length > 0) return undefined;
  const again = related.sameCard.find(
    (other) =>
      isPayment(other) &&
      other.uid !== transaction.uid &&
      other.shopId === transaction.shopId &&
      other.amountMinor === transaction.amountMinor &&
      other.currency === transaction.currency &&
      other.trackingId !== transaction.trackingId &&
      followUps(given, other.uid, 'refund').length === 0 &&
      Math.abs(msBetween(transaction.createdAt, other.createdAt) ?? Number.POSITIVE_INFINITY) <= WITHIN,
  );
  if (again === undefined) return undefined;
  const seconds = Math.round(Math.abs(msBetween(transaction.createdAt, again.createdAt) ?? 0) / 1000);
  return found('same-card-again', 'charged-twice', {
    certainty: 'guess',
    next: { who: 'merchant', how: 'check-order' },
    evidence: [line('uid', again.uid, 'twin-of-card', { seconds }, again.uid)],
  });
};
