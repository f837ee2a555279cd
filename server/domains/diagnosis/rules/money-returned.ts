import type { DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';

/** Did the money of this payment go back, all of it or a part? */
export const moneyReturned: DiagnosisRule = (given) => {
  const { transaction } = given;
  if (!hasSucceeded(transaction)) return undefined;
  const [undone] = followUps(given, transaction.uid, 'void');
  if (undone !== undefined) {
    return found('money-returned', 'voided', {
      evidence: [line('uid', undone.uid, 'followed-by', { type: 'void' }, undone.uid)],
    });
  }
  const refunds = followUps(given, transaction.uid, 'refund');
  if (refunds.length === 0) return undefined;
  const returned = refunds.reduce((sum, refund) => sum + (refund.amountMinor ?? 0), 0);
  const partly = transaction.amountMinor !== undefined && returned < transaction.amountMinor;
  return found('money-returned', partly ? 'partly-refunded' : 'refunded', {
    certainty: transaction.amountMinor === undefined ? 'likely' : 'sure',
    evidence: refunds.map((refund) =>
      line('amountMinor', refund.amountMinor ?? '?', 'followed-by', { type: 'refund' }, refund.uid),
    ),
  });
};
