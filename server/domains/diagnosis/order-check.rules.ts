import type { GatewayTransaction } from '../gateways/contract.ts';
import type { EvidenceLine, OrderCheckStep, OrderStep } from './contract.ts';
import type { Case, DeliveryAttempt, DeliveryOutcome, EvidenceKey, ModuleFinding } from './facts.ts';
import { codeLines, followUps, hasFailed, hasSucceeded, line, lineAt } from './finding.rules.ts';
import { behaviourOf } from './platform-behaviour.rules.ts';
import { DAY, HOUR, MINUTE, msBetween } from './time.rules.ts';

type Answer = Omit<OrderCheckStep, 'step'>;

/** A notification leaves within seconds; before this nobody calls it missing. */
const SENT_WITHIN = 10 * MINUTE;

/** The site was not reached, or what answered was not the module. */
const NOT_DELIVERED = new Set<DeliveryOutcome>([
  'unreachable',
  'redirected',
  'blocked',
  'not-found',
  'site-error',
  'refused',
]);

/** The ten questions to "debited, but the order did not change", in the order in which support asks them. */
const STEPS: readonly (readonly [OrderStep, (given: Case) => Answer])[] = [
  ['paid', isPaid],
  ['captured', isCaptured],
  ['delivered', isDelivered],
  ['authorized', isAuthorized],
  ['order-found', isOrderFound],
  ['amount-equal', isAmountEqual],
  ['status-mapped', isStatusMapped],
  ['not-overwritten', isNotOverwritten],
  ['erip-second', isEripSecondTaken],
  ['sent-again', isSentAgain],
];

const PAYMENTS = new Set<GatewayTransaction['type']>([undefined, 'unknown', 'payment', 'authorization']);

/** Each question with its answer. A payment that was not made ends the list: no order waits for it. */
export function orderCheckOf(given: Case): OrderCheckStep[] {
  if (!PAYMENTS.has(given.transaction.type)) return [];
  const steps: OrderCheckStep[] = [];
  for (const [step, look] of STEPS) {
    const answer = look(given);
    steps.push({ step, ...answer });
    if (step === 'paid' && answer.state !== 'passed') break;
  }
  return steps;
}

const told = (state: Answer['state'], ...evidence: (EvidenceLine | undefined)[]): Answer => ({
  state,
  evidence: evidence.filter((each) => each !== undefined),
});

function isPaid(given: Case): Answer {
  const { transaction } = given;
  const status = line('status', transaction.status, 'status-is');
  if (transaction.test === true) return told('failed', line('test', true, 'test-flag'), status);
  if (hasSucceeded(transaction)) return told('passed', status, line('paidAt', transaction.paidAt, 'paid-at'));
  return hasFailed(given) ? told('failed', status, ...codeLines(given)) : told('unseen', status);
}

function isCaptured(given: Case): Answer {
  const { transaction, at } = given;
  const type = line('type', transaction.type, 'type-is');
  if (transaction.type !== 'authorization') return told('passed', type);
  const [capture] = followUps(given, transaction.uid, 'capture');
  if (capture !== undefined)
    return told('passed', line('uid', capture.uid, 'followed-by', { type: 'capture' }, capture.uid));
  const hours = Math.floor((msBetween(transaction.createdAt, at) ?? 0) / HOUR);
  return told('failed', type, line('createdAt', transaction.createdAt, 'authorized-not-captured', { hours }));
}

function isDelivered(given: Case): Answer {
  const { deliveries, transaction, at } = given;
  const known = shopKnew(given);
  const last = lastWord(given);
  if (last !== undefined && !NOT_DELIVERED.has(last.outcome)) return told('passed', attemptLine(last));
  if (last !== undefined) return told('failed', attemptLine(last), known);
  const since = msBetween(transaction.paidAt ?? transaction.createdAt, at);
  if (deliveries?.hasLog === true && deliveries.attempts.length === 0 && since !== undefined && since > SENT_WITHIN)
    return told('failed', lineAt({ kind: 'delivery', id: transaction.uid }, '–', 'delivery-none'), known);
  const sight = sightOfAddress(given);
  const isBad = sight !== undefined && NOT_DELIVERED.has(sight.outcome);
  return told(
    isBad ? 'failed' : 'unseen',
    sight?.outcome === 'unseen' ? undefined : attemptLine(sight),
    attemptLine(sentUnseen(given)),
    known,
  );
}

function isAuthorized(given: Case): Answer {
  const last = lastWord(given);
  const key = moduleLines(given, 'key');
  if (last?.outcome === 'unauthorized') return told('failed', attemptLine(last), ...key);
  if (last !== undefined && (wentFurther(last) || provesItself(given, last))) return told('passed', attemptLine(last));
  return key.length > 0 ? told('failed', ...key) : told('unseen');
}

function isOrderFound(given: Case): Answer {
  const last = lastWord(given);
  if (last?.outcome === 'order-unknown')
    return told('failed', attemptLine(last), line('trackingId', given.transaction.trackingId, 'sent-order'));
  if (last?.outcome === 'amount-differs' || provesItself(given, last)) return told('passed', attemptLine(last));
  return told('unseen');
}

function isAmountEqual(given: Case): Answer {
  const last = lastWord(given);
  if (last?.outcome === 'amount-differs') return told('failed', attemptLine(last));
  if (last?.outcome === 'accepted' && behaviourOf(given)?.checksAmount === true)
    return told('passed', attemptLine(last), line('platform', given.transaction.platform, 'platform-checks-amount'));
  return told('unseen');
}

function isStatusMapped(given: Case): Answer {
  const status = moduleLines(given, 'status');
  if (status.length > 0) return told('failed', ...status);
  const behaviour = behaviourOf(given);
  return behaviour !== undefined && !behaviour.hangsOnStatus && lastWord(given)?.outcome === 'accepted'
    ? told('passed', line('platform', given.transaction.platform, 'platform-is'))
    : told('unseen');
}

function isNotOverwritten(given: Case): Answer {
  const { transaction, related } = given;
  const later = related.sameOrder.find(
    (other) =>
      (other.status === 'failed' || other.status === 'expired') &&
      other.shopId === transaction.shopId &&
      (msBetween(transaction.createdAt, other.createdAt) ?? 0) > 0,
  );
  if (later === undefined) return told('passed');
  const evidence = line('uid', later.uid, 'later-failed', { status: later.status ?? 'failed' }, later.uid);
  const behaviour = behaviourOf(given);
  if (behaviour === undefined) return told('unseen', evidence);
  return told(behaviour.isOverwritten ? 'failed' : 'passed', evidence);
}

const SAID_TWICE = /already|duplicat|processed|дубл|уже/i;

function isEripSecondTaken(given: Case): Answer {
  const { transaction } = given;
  if (!isErip(transaction)) return told('passed');
  const erip = moduleLines(given, 'erip');
  if (erip.length > 0) return told('failed', ...erip);
  const second = ofThePayment(given).filter(({ outcome }) => outcome === 'accepted')[1];
  if (second === undefined) return told('unseen', shopKnew(given));
  return told(SAID_TWICE.test(second.excerpt ?? '') ? 'failed' : 'unseen', attemptLine(second));
}

function isSentAgain(given: Case): Answer {
  const { deliveries, transaction } = given;
  const last = lastWord(given);
  if (last?.outcome === 'accepted') return told('passed', attemptLine(last));
  const again = ofThePayment(given).findLast(({ source }) => source === 'resend');
  if (again !== undefined) return told('passed', attemptLine(again));
  if (deliveries?.gaveUp === true)
    return told('failed', lineAt({ kind: 'delivery', id: transaction.uid }, '–', 'delivery-over'));
  if (deliveries?.next == null) return told('unseen');
  const { earliest } = deliveries.next;
  return told('unseen', lineAt({ kind: 'delivery', id: transaction.uid }, earliest, 'delivery-next'));
}

export const isErip = ({ methodType, eripAccount }: GatewayTransaction): boolean =>
  methodType?.startsWith('erip') === true || eripAccount !== undefined;

/** The attempt that decides: one that was accepted after the payment, else the last; nothing where nobody saw how that ended. */
export function lastWord(given: Case): DeliveryAttempt | undefined {
  const own = ofThePayment(given);
  const accepted = own.findLast(
    ({ outcome, at }) => outcome === 'accepted' && (msBetween(given.transaction.paidAt, at) ?? 0) >= 0,
  );
  const last = own.at(-1);
  return accepted ?? (last?.outcome === 'unseen' ? undefined : last);
}

/** Sites change: what was seen further from the payment than this says nothing of it. */
const SIGHT_HOLDS = 3 * DAY;

/** What was seen last of the shop's address about then, not of this payment: that it was bad says much, that it was good little. */
export function sightOfAddress({ deliveries, transaction }: Case): DeliveryAttempt | undefined {
  const paidAt = transaction.paidAt ?? transaction.createdAt;
  return deliveries?.attempts.findLast(
    ({ source, at }) =>
      (source === 'probe' || source === 'module') &&
      Math.abs(msBetween(paidAt, at) ?? Number.POSITIVE_INFINITY) <= SIGHT_HOLDS,
  );
}

const ofThePayment = ({ deliveries }: Case) =>
  (deliveries?.attempts ?? []).filter(({ source }) => source === 'log' || source === 'resend');

const sentUnseen = (given: Case) => ofThePayment(given).findLast(({ outcome }) => outcome === 'unseen');

/** It came past the key, for it speaks of the order. */
const wentFurther = ({ outcome }: DeliveryAttempt) => outcome === 'order-unknown' || outcome === 'amount-differs';

/** A module that says what is wrong has found nothing wrong where it says OK. */
const provesItself = (given: Case, last: DeliveryAttempt | undefined): last is DeliveryAttempt =>
  last?.outcome === 'accepted' && behaviourOf(given)?.tellsErrors === true;

function shopKnew({ deliveries }: Case): EvidenceLine | undefined {
  const known = deliveries?.knewBy;
  return known && line('uid', known.uid, 'shop-knew', {}, known.uid);
}

const attemptLine = (attempt: DeliveryAttempt | undefined): EvidenceLine | undefined =>
  attempt &&
  lineAt({ kind: 'delivery', id: attempt.id }, attempt.at, saysOf(attempt.outcome), {
    class: attempt.class,
    source: attempt.source,
    ...(attempt.httpStatus === null ? {} : { http: attempt.httpStatus }),
    ...(attempt.excerpt === null ? {} : { excerpt: attempt.excerpt }),
  });

function saysOf(outcome: DeliveryOutcome): EvidenceKey {
  if (outcome === 'accepted') return 'delivery-accepted';
  return outcome === 'unseen' ? 'delivery-unseen' : 'delivery-failed';
}

function moduleLines({ module }: Case, about: ModuleFinding['about']): EvidenceLine[] {
  return (module?.findings ?? []).filter((finding) => finding.about === about).map(moduleLine);
}

/** What a rule over the shop's module said, in its own words of both languages. */
export const moduleLine = ({ id, rule, text, fix }: ModuleFinding): EvidenceLine =>
  lineAt({ kind: 'module', id }, rule, 'module-said', { ru: text.ru, en: text.en, fixRu: fix.ru, fixEn: fix.en });
