import type { GatewayTransaction } from '../../gateways/contract.ts';
import type { Certainty, EvidenceLine } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { followUps, found, hasFailed, hasSucceeded, line } from '../finding.rules.ts';
import { DAY, HOUR, msBetween, SECOND } from '../time.rules.ts';

const WITHIN = HOUR;
/** A hold that nobody captures is released by the issuer after about this long. */
const HELD_FOR = 7 * DAY;

/**
 * Does the payer see two lines of which only one is a charge? The other is an attempt that was declined, stopped as a repeat,
 * reversed or only held: its hold is released by their bank.
 */
export const doubleHold: DiagnosisRule = (given) => {
  const { transaction } = given;
  if (transaction.test === true) return undefined;
  if (isCharge(given, transaction)) {
    const line = firstOf(twins(given), (twin) => unchargedLine(given, twin));
    return line && found('double-hold', 'double-hold', { certainty: certaintyOf(line), evidence: [line] });
  }
  // Seen from the attempt that was not made: the charge is the other one.
  const charge = hasFailed(given) ? twins(given).find((twin) => isCharge(given, twin)) : undefined;
  if (charge === undefined) return undefined;
  const evidence = line(
    'uid',
    charge.uid,
    'twin-of-card',
    { ...apart(given, charge), status: 'successful' },
    charge.uid,
  );
  return found('double-hold', 'double-hold', { certainty: 'likely', evidence: [evidence] });
};

/** The same card or order and the same amount, within the hour. */
function twins({ transaction, related }: Case): GatewayTransaction[] {
  const near = [...related.sameCard, ...related.sameOrder].filter(
    (other) =>
      other.uid !== transaction.uid &&
      other.shopId === transaction.shopId &&
      other.amountMinor === transaction.amountMinor &&
      other.currency === transaction.currency &&
      other.test !== true &&
      Math.abs(msBetween(transaction.createdAt, other.createdAt) ?? Number.POSITIVE_INFINITY) <= WITHIN,
  );
  return [...new Map(near.map((twin) => [twin.uid, twin])).values()];
}

function unchargedLine(given: Case, twin: GatewayTransaction): EvidenceLine | undefined {
  const [undone] = [...followUps(given, twin.uid, 'void'), ...followUps(given, twin.uid, 'refund')];
  if (undone !== undefined)
    return line('uid', twin.uid, 'twin-reversed', { ...apart(given, twin), type: undone.type ?? 'void' }, undone.uid);
  if (twin.status === 'failed' && DUPLICATE.has(twin.code ?? ''))
    return line('uid', twin.uid, 'stopped-as-duplicate', apart(given, twin), twin.uid);
  if (twin.status === 'failed') return line('uid', twin.uid, 'twin-declined', apart(given, twin), twin.uid);
  if (twin.type === 'authorization' && hasSucceeded(twin) && followUps(given, twin.uid, 'capture').length === 0)
    return line('uid', twin.uid, 'twin-held', { ...apart(given, twin), ...releasedAt(twin) }, twin.uid);
  return undefined;
}

/** The gateway's own filter of repeats: the second never reached the bank. */
const DUPLICATE = new Set(['F.0108', 'E.0618', 'E.1018', 'F.0215']);
const KNOWN_OUTCOME = new Set<string>(['twin-reversed', 'stopped-as-duplicate']);

const certaintyOf = ({ says }: EvidenceLine): Certainty => (KNOWN_OUTCOME.has(says.key) ? 'sure' : 'likely');

const isCharge = (given: Case, one: GatewayTransaction): boolean =>
  hasSucceeded(one) &&
  (one.type === undefined || one.type === 'payment' || followUps(given, one.uid, 'capture').length > 0) &&
  followUps(given, one.uid, 'refund').length === 0 &&
  followUps(given, one.uid, 'void').length === 0;

const apart = ({ transaction }: Case, twin: GatewayTransaction) => ({
  seconds: Math.round(Math.abs(msBetween(transaction.createdAt, twin.createdAt) ?? 0) / SECOND),
});

function releasedAt({ createdAt }: GatewayTransaction): { until?: string } {
  const ms = createdAt === undefined ? Number.NaN : Date.parse(createdAt);
  return Number.isNaN(ms) ? {} : { until: Temporal.Instant.fromEpochMilliseconds(ms + HELD_FOR).toString() };
}

function firstOf<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const seen = look(item);
    if (seen !== undefined) return seen;
  }
  return undefined;
}
