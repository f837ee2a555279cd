import type { GatewayTransaction } from '../../gateways/contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';
import { MINUTE, msBetween, SECOND } from '../time.rules.ts';

const WITHIN = 30 * MINUTE;

/** Did the same card pay the same amount for another order of this shop, shortly before or after? Two orders, or one made twice. */
export const twoOrders: DiagnosisRule = (given) => {
  const again = otherCharge(
    given,
    (other) => other.shopId === given.transaction.shopId && isAnotherOrder(given, other),
  );
  if (again === undefined) return undefined;
  return found('two-orders', 'two-orders', { certainty: 'likely', evidence: [twinLine(given, again, 'twin-of-card')] });
};

/** Did it pay the same amount at another shop? Then the payer bought twice, or does not know a shop's name on the statement. */
export const twoShops: DiagnosisRule = (given) => {
  const again = otherCharge(given, (other) => other.shopId !== given.transaction.shopId);
  if (again === undefined) return undefined;
  return found('two-shops', 'two-shops', { certainty: 'likely', evidence: [twinLine(given, again, 'twin-of-shop')] });
};

function otherCharge(given: Case, fits: (other: GatewayTransaction) => boolean): GatewayTransaction | undefined {
  const { transaction, related } = given;
  if (!tookMoney(given, transaction)) return undefined;
  return related.sameCard.find(
    (other) =>
      other.uid !== transaction.uid &&
      tookMoney(given, other) &&
      other.amountMinor === transaction.amountMinor &&
      other.currency === transaction.currency &&
      fits(other) &&
      Math.abs(msBetween(transaction.createdAt, other.createdAt) ?? Number.POSITIVE_INFINITY) <= WITHIN,
  );
}

const isAnotherOrder = ({ transaction }: Case, other: GatewayTransaction) =>
  other.trackingId !== transaction.trackingId;

const tookMoney = (given: Case, one: GatewayTransaction): boolean =>
  hasSucceeded(one) &&
  one.test !== true &&
  one.recurringType === undefined &&
  one.amountMinor !== undefined &&
  (one.type === undefined || one.type === 'payment' || one.type === 'authorization') &&
  followUps(given, one.uid, 'refund').length === 0 &&
  followUps(given, one.uid, 'void').length === 0;

const twinLine = ({ transaction }: Case, twin: GatewayTransaction, key: 'twin-of-card' | 'twin-of-shop') =>
  line(
    'uid',
    twin.uid,
    key,
    { seconds: Math.round(Math.abs(msBetween(transaction.createdAt, twin.createdAt) ?? 0) / SECOND) },
    twin.uid,
  );
