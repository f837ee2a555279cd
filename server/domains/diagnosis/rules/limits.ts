import type { Cause } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, hasReachedBank, line } from '../finding.rules.ts';

/** What only an acquirer's own terminal can say; no catalogue above it is more exact. */
const OF_THE_ACQUIRER = new Set<Cause>([
  'limit-acquirer',
  'limit-profile-missing',
  'limit-refund',
  'amount-below-minimum',
]);

/** A limit was hit: whose was it? Only the acquirer's and the provider's can be raised for the merchant. */
export const limits: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const { code, bankCode, transaction } = given;
  if (bankCode?.meaning !== undefined && OF_THE_ACQUIRER.has(bankCode.meaning.cause)) {
    return found('limits', bankCode.meaning.cause, {
      certainty: bankCode.reading.certainty,
      evidence: codeLines(given),
    });
  }
  if (code?.meaning?.cause !== 'limit-provider-or-acquirer') return undefined;
  const cause = whose(given);
  return found('limits', cause, {
    certainty: code.reading.certainty,
    side: cause === 'limit-acquirer' ? 'acquirer' : 'provider',
    evidence: [
      ...codeLines(given),
      line('protection.status', transaction.protection?.status, 'routing-said'),
      hasReachedBank(given) ? line('rrn', transaction.rrn, 'reached-bank') : line('rrn', '–', 'never-reached-bank'),
    ],
  });
};

/** One code stands for both limits; whether the bank ever answered tells them apart. */
function whose(given: Case): Cause {
  if (hasReachedBank(given)) return 'limit-acquirer';
  return given.transaction.protection?.status === 'failed' ? 'limit-provider' : 'limit-provider-or-acquirer';
}
