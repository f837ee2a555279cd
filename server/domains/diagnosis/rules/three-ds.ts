import type { Cause, Side } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

/** Codes that say "3-D Secure" and not what about it: directory and issuer know more. */
const GENERAL = new Set(['F.0129', 'F.0130', 'F.4001', 'F.4005']);
const NO_REASON = new Set<Cause>(['declined-unexplained']);

/** Did the payer's confirmation at their bank fail, or never take place? */
export const threeDs: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const read = [given.code, given.bankCode].find((one) => one?.meaning?.cause.startsWith('three-ds-'));
  const seen = read === undefined ? seenUnnamed(given) : seenBehind(given, read.reading.code);
  if (seen !== undefined)
    return found('three-ds', seen.cause, {
      certainty: read === undefined ? 'likely' : 'sure',
      side: seen.side,
      evidence: evidenceOf(given),
    });
  if (read?.meaning === undefined) return undefined;
  const { cause, side, retry } = read.meaning;
  return found('three-ds', cause, { certainty: read.reading.certainty, side, retry, evidence: evidenceOf(given) });
};

interface Seen {
  cause: Cause;
  side?: Side;
}

/** No code speaks of 3-D Secure: the letters count only while nothing else gives a reason either. */
function seenUnnamed(given: Case): Seen | undefined {
  const isSilent = [given.code, given.bankCode].every(
    (read) => read === undefined || (read.meaning !== undefined && NO_REASON.has(read.meaning.cause)),
  );
  return isSilent && given.transaction.threeDsStatus !== 'successful' ? seenByTheParties(given) : undefined;
}

const seenBehind = (given: Case, code: string): Seen | undefined =>
  GENERAL.has(code) || code === given.bankCode?.reading.code ? seenByTheParties(given) : undefined;

const evidenceOf = (given: Case) => {
  const { threeDsVe, threeDsPa, threeDsFailReason, threeDsStatus, threeDsMessage } = given.transaction;
  return [
    line('threeDsVe', threeDsVe, 'directory-said'),
    line('threeDsPa', threeDsPa, 'issuer-authentication-said'),
    line('threeDsFailReason', threeDsFailReason, 'three-ds-reason'),
    line('threeDsStatus', threeDsStatus, 'three-ds-said'),
    line('threeDsMessage', threeDsMessage, 'three-ds-said'),
    ...codeLines(given),
  ];
};

/** What the two letters say: `Y` and `A` are no failure, so then the code alone speaks. */
function seenByTheParties({ transaction }: Case): Seen | undefined {
  const { threeDsVe: directory, threeDsPa: issuer, threeDsFailReason } = transaction;
  const reason = (threeDsFailReason ?? '').toLowerCase();
  if (reason.includes('timed out') || reason.includes('timeout')) return { cause: 'three-ds-abandoned' };
  if (issuer === 'N') return { cause: 'three-ds-failed' };
  if (issuer === 'R') return { cause: 'three-ds-refused' };
  if (issuer === 'U') return { cause: 'three-ds-technical', side: 'issuer' };
  if (directory === 'N') return { cause: 'three-ds-not-enrolled' };
  if (directory === 'U' || directory === 'E') return { cause: 'three-ds-technical' };
  return undefined;
}
