import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasSucceeded, line } from '../finding.rules.ts';

/** Did the time for paying run out, or was the bill taken back? */
export const expired: DiagnosisRule = ({ transaction, code }) => {
  if (hasSucceeded(transaction)) return undefined;
  const evidence = [
    line('status', transaction.status, 'status-is'),
    codeLine(code),
    line('expiredAt', transaction.expiredAt, 'expired-at'),
  ];
  if (transaction.status === 'deleted') return found('expired', 'withdrawn', { evidence });
  if (transaction.status !== 'expired' && code?.meaning?.cause !== 'expired') return undefined;
  return found('expired', 'expired', {
    certainty: code?.meaning?.cause === 'expired' ? code.reading.certainty : 'sure',
    side: code?.meaning?.side,
    retry: code?.meaning?.retry,
    evidence,
  });
};
