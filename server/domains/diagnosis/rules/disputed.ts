import type { DiagnosisRule } from '../facts.ts';
import { followUps, found, hasSucceeded, line } from '../finding.rules.ts';

/** Does the payer's bank want the money back? */
export const disputed: DiagnosisRule = (given) => {
  const { transaction } = given;
  if (transaction.type === 'chargeback' && hasSucceeded(transaction)) {
    return found('disputed', 'chargeback', {
      evidence: [
        line('type', transaction.type, 'type-is'),
        line('parentUid', transaction.parentUid, 'follows', {}, transaction.parentUid),
        line('createdAt', transaction.createdAt, 'happened-at'),
      ],
    });
  }
  const [chargeback] = followUps(given, transaction.uid, 'chargeback');
  if (chargeback === undefined) return undefined;
  return found('disputed', 'chargeback', {
    evidence: [line('type', chargeback.uid, 'followed-by', { type: 'chargeback' }, chargeback.uid)],
  });
};
