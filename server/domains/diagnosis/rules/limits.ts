import type { Cause, EvidenceLine, Finding } from '../contract.ts';
import type { Case, DiagnosisRule, LimitFact } from '../facts.ts';
import { codeLines, found, hasFailed, hasReachedBank, line, lineAt } from '../finding.rules.ts';

/** What only an acquirer's own terminal can say; no catalogue above it is more exact. */
const OF_THE_ACQUIRER = new Set<Cause>([
  'limit-acquirer',
  'limit-profile-missing',
  'limit-refund',
  'amount-below-minimum',
]);

/** Whose limit it was, the code cannot say by itself: then the register may. */
const VAGUE = new Set<Cause>(['limit-provider-or-acquirer', 'limit-unclear', 'gateway-full']);

/** A limit was hit: whose was it? Only the acquirer's and the provider's can be raised for the merchant. */
export const limits: DiagnosisRule = (given) => {
  if (!hasFailed(given)) return undefined;
  const { code, bankCode, transaction } = given;
  if (bankCode?.meaning !== undefined && OF_THE_ACQUIRER.has(bankCode.meaning.cause)) {
    return found('limits', bankCode.meaning.cause, {
      certainty: bankCode.reading.certainty,
      evidence: [...codeLines(given), ...limitLines(given)],
    });
  }
  const vague = [code, bankCode].find((read) => read?.meaning !== undefined && VAGUE.has(read.meaning.cause));
  const registered = byRegister(given, vague !== undefined);
  if (registered !== undefined && vague?.meaning?.cause !== 'gateway-full') return registered;
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

/**
 * What the acquirer's register says where the code is vague or gives no reason. Used up at that moment is certain; a limit that
 * was recognised from the pattern, or may have been used up, is likely.
 */
function byRegister(given: Case, isVague: boolean): Finding | undefined {
  if (given.transaction.protection?.status === 'failed') return undefined;
  const worst = used(given).find((limit) => isVague || speaksForItself(limit, given));
  if (worst === undefined) return undefined;
  return found('limits', 'limit-acquirer', {
    certainty: isVague && worst.exhausted === 'yes' && !worst.recognised ? 'sure' : 'likely',
    evidence: [...codeLines(given), ...limitLines(given)],
  });
}

/** Without any word of a limit: one that was recognised by this very code, or was used up where the codes give no reason at all. */
function speaksForItself({ recognised, exhausted, code }: LimitFact, given: Case): boolean {
  const { transaction } = given;
  if (recognised) return code !== undefined && (code === transaction.code || code === transaction.bankCode);
  const isSilent = [given.code, given.bankCode].every(
    (read) => read?.meaning === undefined || read.meaning.cause === 'declined-unexplained',
  );
  return exhausted === 'yes' && isSilent && hasReachedBank(given);
}

/** Those that were or may have been used up, the plainest first. */
const used = ({ limits: facts = [] }: Case): LimitFact[] =>
  facts
    .filter(({ exhausted }) => exhausted !== 'no')
    .toSorted((a, b) => Number(b.exhausted === 'yes') - Number(a.exhausted === 'yes'));

function limitLines(given: Case): EvidenceLine[] {
  return used(given).map((limit) =>
    lineAt({ kind: 'limit', id: limit.id }, limit.cap, keyOf(limit), {
      kind: limit.kind,
      unit: limit.unit,
      low: limit.usedLow,
      high: limit.usedHigh,
      ...(limit.currency === null ? {} : { currency: limit.currency }),
      ...(limit.renewsAt === null ? {} : { renews: limit.renewsAt }),
    }),
  );
}

function keyOf({ recognised, exhausted }: LimitFact) {
  if (recognised) return 'limit-recognised';
  return exhausted === 'yes' ? 'limit-reached' : 'limit-nearly';
}
