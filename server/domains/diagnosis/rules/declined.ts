import type { Cause } from '../contract.ts';
import type { Case, DiagnosisRule, ReadCode } from '../facts.ts';
import { codeLines, found, hasFailed } from '../finding.rules.ts';

/** Readings that give no reason for a refusal: an approval, an administrative word, "unknown error". */
const NO_REASON = new Set<Cause>(['paid', 'in-progress', 'waiting-for-payer', 'declined-unexplained', 'chargeback']);

/** What does the code say, in its own book? The gateway's word first: it was chosen knowing the bank's. */
export const declined: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const read = firstWithReason(given);
  if (read?.meaning === undefined) return undefined;
  return found('declined', read.meaning.cause, {
    certainty: read.reading.certainty,
    side: read.meaning.side,
    retry: read.meaning.retry,
    evidence: codeLines(given),
  });
};

const firstWithReason = ({ code, bankCode }: Case): ReadCode | undefined =>
  [code, bankCode].find((one) => one?.meaning !== undefined && !NO_REASON.has(one.meaning.cause));
