import type { GatewayTransaction } from '../../gateways/contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { codeLine, found, hasFailed, line } from '../finding.rules.ts';
import { DAY, msBetween, SECOND } from '../time.rules.ts';

/** The gateway refuses the same card and amount within this time. */
const FILTER = 30 * SECOND;

/** Was it refused because the same payment had just been sent? The first one decides what to do. */
export const duplicates: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const read = [given.code, given.bankCode].find((one) => one?.meaning?.cause === 'duplicate');
  const unread = given.code === undefined && given.bankCode === undefined;
  if (read === undefined && !unread) return undefined;
  const first = firstAttempt(given, read === undefined ? FILTER : DAY);
  if (read === undefined && first?.status !== 'successful') return undefined;
  return found('duplicates', 'duplicate', {
    certainty: read?.reading.certainty ?? 'guess',
    evidence: [
      codeLine(read),
      first === undefined
        ? undefined
        : line(
            'uid',
            first.uid,
            'first-attempt',
            { status: first.status ?? 'unknown', seconds: gap(given, first) },
            first.uid,
          ),
    ],
  });
};

/** The attempt just before it: the successful one if there is one, else the nearest. */
export function firstAttempt(given: Case, within: number): GatewayTransaction | undefined {
  const { transaction, related } = given;
  const earlier = [...related.sameCard, ...related.sameOrder].filter((other) => {
    const before = msBetween(other.createdAt, transaction.createdAt);
    return (
      other.uid !== transaction.uid &&
      other.amountMinor === transaction.amountMinor &&
      before !== undefined &&
      before >= 0 &&
      before <= within
    );
  });
  const nearest = earlier.toSorted((a, b) => gap(given, a) - gap(given, b));
  return nearest.find((other) => other.status === 'successful') ?? nearest[0];
}

const gap = ({ transaction }: Case, other: GatewayTransaction): number =>
  Math.round((msBetween(other.createdAt, transaction.createdAt) ?? 0) / SECOND);
