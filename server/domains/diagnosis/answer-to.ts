import type { GatewayTransaction } from '../gateways/contract.ts';
import { type Cause, type Finding, ORDER_UNCHANGED, type Question, type Verdict } from './contract.ts';
import type { MerchantTopic, PayerTopic } from './templates/topics.ts';

/** The verdict as it answers a question, and the texts to tell instead of its cause's own. */
export interface Answered {
  verdict: Verdict;
  merchant?: MerchantTopic;
  payer?: PayerTopic;
}

/** Causes that answer a question, wherever among the findings they stand. */
const ANSWERS: Partial<Record<Question, ReadonlySet<Cause>>> = {
  'order-unchanged': new Set<Cause>(['test-mode', 'held', 'hold-forgotten', ...ORDER_UNCHANGED]),
  module: new Set<Cause>(['module-misconfigured', 'test-mode', 'test-settings', 'access-refused', 'shop-not-found']),
  'charged-twice': new Set<Cause>(['charged-twice', 'double-hold', 'two-orders', 'two-shops', 'duplicate']),
};

/** The finding that answers the question comes first; what a person corrected stays as they left it. */
export function answerTo(
  verdict: Verdict,
  question: Question | undefined,
  transaction: Pick<GatewayTransaction, 'status' | 'type' | 'test'>,
): Answered {
  if (question === undefined || isCorrected(verdict)) return { verdict };
  const answering = [verdict, ...verdict.also].find(({ cause }) => ANSWERS[question]?.has(cause));
  if (answering !== undefined) return { verdict: answering === verdict ? verdict : promoted(verdict, answering) };
  if (!isLivePayment(transaction)) return { verdict };
  return { verdict, ...SPECIAL[question]?.(verdict) };
}

const isCorrected = ({ correction }: Verdict) => correction !== undefined && !correction.isOnOlderFacts;

const isLivePayment = ({ status, type, test }: Pick<GatewayTransaction, 'status' | 'type' | 'test'>) =>
  status === 'successful' && test !== true && (type === undefined || type === 'payment' || type === 'capture');

/** Questions that a payment which went through answers by itself. */
const SPECIAL: Partial<Record<Question, (verdict: Verdict) => Omit<Answered, 'verdict'>>> = {
  'money-when': ({ cause }) => (STILL_PAID.has(cause) ? { merchant: 'money-when' } : {}),
  'charged-twice': ({ cause }) => (STILL_PAID.has(cause) ? { merchant: 'charged-once', payer: 'charged-once' } : {}),
  goods: ({ cause }) => (STILL_PAID.has(cause) ? { payer: 'goods' } : {}),
};

/** Nothing has become of the money since: not returned, not disputed. */
const STILL_PAID = new Set<Cause>([
  'paid',
  'settled',
  'captured',
  'capture',
  ...(ANSWERS['order-unchanged'] ?? new Set<Cause>()),
  'two-orders',
  'two-shops',
]);

function promoted(verdict: Verdict, { rule, side, cause, certainty, evidence, next, retry }: Finding): Verdict {
  const { rule: was, ...main } = verdict;
  const before: Finding = {
    rule: was,
    side: main.side,
    cause: main.cause,
    certainty: main.certainty,
    evidence: main.evidence,
    next: main.next,
    retry: main.retry,
  };
  const also = [before, ...verdict.also.filter((finding) => finding.cause !== cause)];
  return { ...verdict, rule, side, cause, certainty, evidence, next, retry, headline: cause, also };
}
