import type { Cause, Certainty, Side } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { codeLines, found, hasFailed, line } from '../finding.rules.ts';

/** Codes that say "3-D Secure" and not what about it: directory and issuer know more. */
const GENERAL = new Set(['F.0129', 'F.0130', 'F.4001', 'F.4005']);
const NO_REASON = new Set<Cause>(['declined-unexplained']);

/** Did the payer's confirmation at their bank fail, or never take place? */
export const threeDs: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const { transaction } = given;
  const read = [given.code, given.bankCode].find((one) => one?.meaning?.cause.startsWith('three-ds-'));
  const silent = given.code === undefined || NO_REASON.has(given.code.meaning?.cause ?? 'code-unknown');
  if (read === undefined && !(silent && transaction.threeDsStatus !== 'successful')) return undefined;
  const seen = isGeneral(given, read?.reading.code) ? seenByTheParties(given) : undefined;
  const cause = seen?.cause ?? read?.meaning?.cause;
  if (cause === undefined) return undefined;
  const certainty: Certainty = seen === undefined ? (read?.reading.certainty ?? 'guess') : read === undefined ? 'likely' : 'sure';
  return found('three-ds', cause, {
    certainty,
    side: seen === undefined ? read?.meaning?.side : seen.side,
    retry: seen === undefined ? read?.meaning?.retry : undefined,
    evidence: [
      line('threeDsVe', transaction.threeDsVe, 'directory-said'),
      line('threeDsPa', transaction.threeDsPa, 'issuer-authentication-said'),
      line('threeDsFailReason', transaction.threeDsFailReason, 'three-ds-reason'),
      line('threeDsStatus', transaction.threeDsStatus, 'three-ds-said'),
      line('threeDsMessage', transaction.threeDsMessage, 'three-ds-said'),
      ...codeLines(given),
    ],
  });
};

const isGeneral = ({ bankCode }: Case, code: string | undefined): boolean =>
  code === undefined || GENERAL.has(code) || code === bankCode?.reading.code;

/** What the two letters say: `Y` and `A` are no failure, so then the code alone speaks. */
function seenByTheParties({ transaction }: Case): { cause: Cause; side?: Side } | undefined {
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
