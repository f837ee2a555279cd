import type { DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasReachedBank, hasSucceeded, line } from '../finding.rules.ts';

/** Does nobody on our side know the result? Then a second try may take the money twice. */
export const resultUnknown: DiagnosisRule = (given) => {
  const { transaction, code, bankCode } = given;
  const read =
    code?.meaning?.cause === 'result-unknown'
      ? code
      : bankCode?.meaning?.cause === 'result-unknown'
        ? bankCode
        : undefined;
  const statusUnknown = transaction.status === 'unknown' && code === undefined;
  if ((read === undefined && !statusUnknown) || hasSucceeded(transaction)) return undefined;
  return found('result-unknown', 'result-unknown', {
    certainty: read?.reading.certainty ?? 'likely',
    evidence: [
      codeLine(read),
      line('status', transaction.rawStatus ?? transaction.status, 'status-is'),
      hasReachedBank(given) ? line('rrn', transaction.rrn, 'reached-bank') : undefined,
    ],
  });
};
