import type { TransactionStatus } from '../../gateways/contract.ts';
import type { Cause } from '../contract.ts';
import type { DiagnosisRule } from '../facts.ts';
import { found, line } from '../finding.rules.ts';

const OF_A_BILL: Partial<Record<TransactionStatus, Cause>> = {
  pending: 'erip-pending',
  started: 'erip-started',
  permanent: 'erip-permanent',
  expired: 'erip-expired',
  deleted: 'withdrawn',
};

/** Is it an ERIP bill that nobody has paid yet, or can pay no more? */
export const bills: DiagnosisRule = ({ transaction }) => {
  const { status, methodType, eripAccount, eripServiceNo } = transaction;
  const standsOnlyInErip = status === 'permanent' || status === 'started';
  const isErip = methodType?.startsWith('erip') === true || eripAccount !== undefined || eripServiceNo !== undefined;
  const cause = status === undefined ? undefined : OF_A_BILL[status];
  if (cause === undefined || !(isErip || standsOnlyInErip)) return undefined;
  return found('bills', cause, {
    evidence: [
      line('status', status, 'status-is'),
      line('eripAccount', eripAccount, 'bill'),
      line('expiredAt', transaction.expiredAt, 'expired-at'),
    ],
  });
};
