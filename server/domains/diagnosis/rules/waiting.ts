import type { Cause, Certainty } from '../contract.ts';
import type { Case, DiagnosisRule } from '../facts.ts';
import { codeLine, found, isOpen, line } from '../finding.rules.ts';
import { DAY, HOUR, MINUTE, msBetween } from '../time.rules.ts';

/** Nobody stays on a confirmation page longer; the gateway itself gives up later. */
const PAYER_GONE_AFTER = 30 * MINUTE;
const CARD_ANSWERS_WITHIN = HOUR;
/** Bank transfers and other methods may honestly take a day. */
const OTHERS_ANSWER_WITHIN = DAY;

/** Is it still going on: at the payer, at the bank, or stuck? */
export const waiting: DiagnosisRule = (given) => {
  const { transaction, code, at } = given;
  const read = code?.meaning?.cause;
  const openByCode = read === 'waiting-for-payer' || read === 'in-progress';
  if (!isOpen(given) && !(openByCode && isUndecided(given))) return undefined;
  const age = msBetween(transaction.createdAt, at);
  const atPayer = transaction.status === 'incomplete' || read === 'waiting-for-payer';
  const [cause, certainty] = atPayer ? atThePayer(given, age) : atTheBank(given, age);
  return found('waiting', cause, {
    certainty,
    evidence: [
      line('status', transaction.status, 'status-is'),
      age === undefined
        ? undefined
        : line('createdAt', transaction.createdAt, 'waits', { minutes: Math.max(0, Math.floor(age / MINUTE)) }),
      codeLine(code),
      line('threeDsVe', transaction.threeDsVe, 'directory-said'),
      line('threeDsPa', transaction.threeDsPa, 'issuer-authentication-said'),
      line('message', transaction.message, 'gateway-said'),
    ],
  });
};

const isUndecided = ({ transaction: { status } }: Case) =>
  status === undefined || status === 'unknown' || status === 'failed';

function atThePayer({ transaction }: Case, age: number | undefined): [Cause, Certainty] {
  if (age === undefined) return ['waiting-for-payer', 'likely'];
  if (age < PAYER_GONE_AFTER) return ['waiting-for-payer', 'sure'];
  const wasAsked = transaction.threeDsVe === 'Y' && transaction.threeDsPa === undefined;
  return [wasAsked ? 'three-ds-abandoned' : 'abandoned', 'likely'];
}

function atTheBank({ transaction: { methodType } }: Case, age: number | undefined): [Cause, Certainty] {
  if (age === undefined) return ['in-progress', 'likely'];
  const within = methodType === undefined || methodType === 'credit_card' ? CARD_ANSWERS_WITHIN : OTHERS_ANSWER_WITHIN;
  return age >= within ? ['stuck', 'likely'] : ['in-progress', 'sure'];
}
