import type { Cause, Certainty, EvidenceLine, Finding, OrderStep } from '../contract.ts';
import type { Case, DeliveryOutcome, DiagnosisRule } from '../facts.ts';
import { found } from '../finding.rules.ts';
import { lastWord, orderCheckOf, sightOfAddress } from '../order-check.rules.ts';

const OF_OUTCOME: Partial<Record<DeliveryOutcome, Cause>> = {
  unreachable: 'notification-unreachable',
  redirected: 'notification-redirected',
  blocked: 'notification-blocked',
  'not-found': 'notification-not-found',
  'site-error': 'notification-site-error',
  refused: 'notification-refused',
};

const OF_STEP: Partial<Record<OrderStep, Cause>> = {
  authorized: 'notification-unauthorized',
  'order-found': 'notification-order-unknown',
  'amount-equal': 'order-amount-differs',
  'status-mapped': 'order-status-mapping',
  'not-overwritten': 'order-overwritten',
  'erip-second': 'erip-second-dropped',
};

/** The money is there, and it was seen why the order did not change: the first question that is answered with no. */
export const orderUnchanged: DiagnosisRule = (given) => {
  const finding = firstFailed(given);
  return finding?.certainty === 'sure' ? finding : undefined;
};

/** The same where nobody saw it happen, and only the shop's settings or other attempts speak for it. */
export const orderPerhapsUnchanged: DiagnosisRule = (given) => {
  const finding = firstFailed(given);
  return finding?.certainty === 'sure' ? undefined : finding;
};

function firstFailed(given: Case): Finding | undefined {
  const steps = orderCheckOf(given);
  const failed = steps.find(({ state }) => state === 'failed');
  if (failed === undefined) return undefined;
  const cause = failed.step === 'delivered' ? causeOfDelivery(given) : OF_STEP[failed.step];
  if (cause === undefined) return undefined;
  const again = steps.find(({ step }) => step === 'sent-again');
  return found('order-unchanged', cause, {
    certainty: certaintyOf(failed.evidence),
    evidence: [...failed.evidence, ...(again?.state === 'passed' ? [] : (again?.evidence ?? []))],
  });
}

function causeOfDelivery(given: Case): Cause {
  const outcome = (lastWord(given) ?? sightOfAddress(given))?.outcome;
  return (outcome === undefined ? undefined : OF_OUTCOME[outcome]) ?? 'notification-unsent';
}

/** What the log saw is certain, unless somebody went on with the payment all the same; what others say of the shop is not. */
function certaintyOf(evidence: readonly EvidenceLine[]): Certainty {
  const isLogged = evidence.some(({ says }) => says.key === 'delivery-none' || says.params.source === 'log');
  return isLogged && !evidence.some(({ says }) => says.key === 'shop-knew') ? 'sure' : 'likely';
}
