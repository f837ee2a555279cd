import type { DiagnosisRule } from '../facts.ts';
import { found, hasSucceeded, line } from '../finding.rules.ts';

/** Did a payment go through, and has its money arrived? */
export const paid: DiagnosisRule = ({ transaction }) => {
  const { type, status } = transaction;
  const isPayment = type === undefined || type === 'payment' || type === 'unknown';
  if (!hasSucceeded(transaction) || !isPayment || transaction.test === true) return undefined;
  const settled = transaction.settledAt ?? transaction.pspSettledAt;
  return found('paid', settled === undefined ? 'paid' : 'settled', {
    certainty: type === 'payment' ? 'sure' : 'likely',
    evidence: [
      line('status', status, 'status-is'),
      line('paidAt', transaction.paidAt, 'paid-at'),
      line('closedAt', transaction.closedAt, 'closed-at'),
      line('settledAt', transaction.settledAt, 'settled-at'),
      line('pspSettledAt', transaction.pspSettledAt, 'paid-out-at'),
      line('rrn', transaction.rrn, 'reached-bank'),
    ],
  });
};
