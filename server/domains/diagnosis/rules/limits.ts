import type { Cause, EvidenceLine, Finding } from '../contract.ts';
import type { Case, DiagnosisRule, LimitFact, RecognisedLimit } from '../facts.ts';
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
  const isUsedUp = used(given).some(({ exhausted }) => exhausted === 'yes');
  const speaks = isVague ? limitLines(given).length > 0 : isRecognised(given) || (isUsedUp && isReasonless(given));
  if (!speaks) return undefined;
  return found('limits', 'limit-acquirer', {
    certainty: isVague && isUsedUp ? 'sure' : 'likely',
    evidence: [...codeLines(given), ...limitLines(given)],
  });
}

/** Many cards of many banks were refused with this very code at once. */
function isRecognised({ limits: facts, transaction }: Case): boolean {
  const code = facts?.recognised?.code;
  return code !== undefined && (code === transaction.code || code === transaction.bankCode);
}

/** The bank answered, and no code of it gives a reason. */
const isReasonless = (given: Case): boolean =>
  hasReachedBank(given) &&
  [given.code, given.bankCode].every(
    (read) => read?.meaning === undefined || read.meaning.cause === 'declined-unexplained',
  );

/** Those that were or may have been used up, the plainest first. */
const used = ({ limits: facts }: Case): LimitFact[] =>
  (facts?.register ?? [])
    .filter(({ exhausted }) => exhausted !== 'no')
    .toSorted((a, b) => Number(b.exhausted === 'yes') - Number(a.exhausted === 'yes'));

function limitLines(given: Case): EvidenceLine[] {
  const recognised = isRecognised(given) ? given.limits?.recognised : undefined;
  return [...used(given).map(registerLine), ...(recognised === undefined ? [] : [recognisedLine(recognised)])];
}

const registerLine = ({ id, kind, unit, currency, cap, usedLow, usedHigh, exhausted, renewsAt }: LimitFact) =>
  lineAt({ kind: 'limit', id }, cap, exhausted === 'yes' ? 'limit-reached' : 'limit-nearly', {
    kind,
    unit,
    currency,
    low: usedLow ?? cap,
    high: usedHigh ?? cap,
    ...(renewsAt === null ? {} : { renews: renewsAt }),
  });

const recognisedLine = ({ since, code, declined, bins }: RecognisedLimit) =>
  lineAt({ kind: 'limit', id: '' }, since, 'limit-recognised', { code, declined, bins });
