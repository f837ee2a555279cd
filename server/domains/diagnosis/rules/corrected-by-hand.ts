import type { DiagnosisRule } from '../facts.ts';
import { found, hasSucceeded, line } from '../finding.rules.ts';

/** Did a person set the result afterwards? Then the shop may still believe the first one. */
export const correctedByHand: DiagnosisRule = ({ transaction }) => {
  if (transaction.manuallyCorrectedAt === undefined || !hasSucceeded(transaction)) return undefined;
  return found('corrected-by-hand', 'corrected-by-hand', {
    evidence: [
      line('manuallyCorrectedAt', transaction.manuallyCorrectedAt, 'corrected-at'),
      line('status', transaction.status, 'status-is'),
      line('paidAt', transaction.paidAt, 'paid-at'),
    ],
  });
};
