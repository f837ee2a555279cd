import type { TransactionType } from '../../gateways/contract.ts';
import type { Cause } from '../contract.ts';
import type { DiagnosisRule } from '../facts.ts';
import { found, hasSucceeded, line } from '../finding.rules.ts';

const OPERATIONS: Partial<Record<TransactionType, Cause>> = {
  capture: 'capture',
  void: 'void',
  refund: 'refund',
  credit: 'payout',
  payout: 'payout',
  p2p: 'payout',
  tokenization: 'card-check',
  recipient_tokenization: 'card-check',
  checkup: 'card-check',
  fraud_advice: 'fraud-advice',
};

/** Is it not a payment but an operation beside one, and did it go through? */
export const followUp: DiagnosisRule = ({ transaction }) => {
  const cause = transaction.type === undefined ? undefined : OPERATIONS[transaction.type];
  if (cause === undefined || !hasSucceeded(transaction)) return undefined;
  return found('follow-up', cause, {
    evidence: [
      line('type', transaction.type, 'type-is'),
      line('status', transaction.status, 'status-is'),
      line('parentUid', transaction.parentUid, 'follows', {}, transaction.parentUid),
    ],
  });
};
