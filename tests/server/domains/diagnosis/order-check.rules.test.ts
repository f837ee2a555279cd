import { describe, expect, test } from 'vitest';
import type { OrderStep } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import type { DeliveryAttempt, DeliveryFacts, ModuleFinding } from '../../../../server/domains/diagnosis/facts.ts';
import { orderCheckOf } from '../../../../server/domains/diagnosis/order-check.rules.ts';
import { ago, type Given, makeCase, makeFacts, makeTransaction, type Relatives } from '../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', trackingId: '10423', paidAt: ago(119) };
const WOO = { platform: 'WooCommerce v8.4.0' };
const PRESTA = { platform: 'PrestaShop v8.1.2' };
const OPENCART_3 = { platform: 'OpenCart v3.0.2.0' };

const attempt = (outcome: DeliveryAttempt['outcome'], given: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  id: `d-${outcome}`,
  at: ago(118),
  outcome,
  class: outcome,
  httpStatus: 200,
  excerpt: null,
  source: 'log',
  ...given,
});
const log = (...attempts: DeliveryAttempt[]): DeliveryFacts => ({ hasLog: true, attempts, next: null, gaveUp: false });
const finding = (about: ModuleFinding['about']): ModuleFinding => ({
  id: `m-${about}`,
  rule: about,
  about,
  severity: 'bad',
  text: { ru: 'Плохо', en: 'Bad' },
  fix: { ru: 'Исправьте', en: 'Mend it' },
});
const module = (about: ModuleFinding['about']) => ({ platform: null, findings: [finding(about)] });
const later = makeTransaction({ uid: 'later', status: 'failed', trackingId: '10423', createdAt: ago(110) });

const stateOf = (step: OrderStep, given: Given, relatives: Relatives) =>
  orderCheckOf(makeCase(given, relatives)).find((each) => each.step === step)?.state;

const CASES: [sentence: string, step: OrderStep, given: Given, relatives: Relatives, state: string | undefined][] = [
  ['a test is no payment', 'paid', { ...PAID, test: true }, {}, 'failed'],
  ['a declined payment', 'paid', { status: 'failed', code: 'F.0114' }, {}, 'failed'],
  ['an open payment is not known', 'paid', { status: 'pending' }, {}, 'unseen'],
  ['what was not paid is asked nothing more', 'delivered', { status: 'failed', code: 'F.0114' }, {}, undefined],
  ['a refund has no order to change', 'paid', { ...PAID, type: 'refund' }, {}, undefined],
  ['a hold that nobody captured', 'captured', { ...PAID, type: 'authorization' }, {}, 'failed'],
  [
    'a hold that was captured',
    'captured',
    { ...PAID, type: 'authorization' },
    { children: [makeTransaction({ uid: 'c', type: 'capture', status: 'successful', parentUid: 'made-1' })] },
    'passed',
  ],
  ['nobody can see the deliveries', 'delivered', PAID, {}, 'unseen'],
  ['the log holds no attempt, an hour later', 'delivered', PAID, { deliveries: log() }, 'failed'],
  ['the log holds none yet, a minute later', 'delivered', { ...PAID, paidAt: ago(1) }, { deliveries: log() }, 'unseen'],
  ['there is no log', 'delivered', PAID, { deliveries: { ...log(), hasLog: false } }, 'unseen'],
  ['accepted', 'delivered', PAID, { deliveries: log(attempt('accepted')) }, 'passed'],
  ['blocked', 'delivered', PAID, { deliveries: log(attempt('blocked')) }, 'failed'],
  ['blocked, then accepted', 'delivered', PAID, { deliveries: log(attempt('blocked'), attempt('accepted')) }, 'passed'],
  [
    'accepted as pending before it was paid, then blocked',
    'delivered',
    PAID,
    { deliveries: log(attempt('accepted', { at: ago(130) }), attempt('blocked')) },
    'failed',
  ],
  ['an answer about the key is a delivery', 'delivered', PAID, { deliveries: log(attempt('unauthorized')) }, 'passed'],
  [
    'somebody refunded it afterwards: that proves no delivery which the log saw fail',
    'delivered',
    PAID,
    { deliveries: { ...log(attempt('blocked')), knewBy: { uid: 'x', at: ago(5) } } },
    'failed',
  ],
  [
    'a probe that failed',
    'delivered',
    PAID,
    { deliveries: { ...log(attempt('not-found', { source: 'probe' })), hasLog: false } },
    'failed',
  ],
  [
    'a probe that passed says nothing of this payment',
    'delivered',
    PAID,
    { deliveries: { ...log(attempt('accepted', { source: 'probe' })), hasLog: false } },
    'unseen',
  ],
  ['refused for its signature', 'authorized', PAID, { deliveries: log(attempt('unauthorized')) }, 'failed'],
  ['the key of the module is another one', 'authorized', PAID, { module: module('key') }, 'failed'],
  [
    'it spoke of the order, so the key fits',
    'authorized',
    PAID,
    { deliveries: log(attempt('order-unknown')) },
    'passed',
  ],
  [
    'a module that asks for no key proves nothing by OK',
    'authorized',
    { ...PAID, ...OPENCART_3 },
    { deliveries: log(attempt('accepted')) },
    'unseen',
  ],
  ['order not found', 'order-found', PAID, { deliveries: log(attempt('order-unknown')) }, 'failed'],
  [
    'a module that would have said so found it',
    'order-found',
    { ...PAID, ...WOO },
    { deliveries: log(attempt('accepted')) },
    'passed',
  ],
  ['amounts differ', 'amount-equal', PAID, { deliveries: log(attempt('amount-differs')) }, 'failed'],
  [
    'a module that compares amounts accepted it',
    'amount-equal',
    { ...PAID, ...PRESTA },
    { deliveries: log(attempt('accepted')) },
    'passed',
  ],
  [
    'WooCommerce compares an amount with itself',
    'amount-equal',
    { ...PAID, ...WOO },
    { deliveries: log(attempt('accepted')) },
    'unseen',
  ],
  ['a status setting is wrong', 'status-mapped', PAID, { module: module('status') }, 'failed'],
  [
    'Bitrix hangs on a setting that we do not see',
    'status-mapped',
    { ...PAID, platform: '1C-Bitrix v22.0.400' },
    { deliveries: log(attempt('accepted')) },
    'unseen',
  ],
  ['no later attempt', 'not-overwritten', PAID, {}, 'passed'],
  ['a later failed one on OpenCart 3', 'not-overwritten', { ...PAID, ...OPENCART_3 }, { sameOrder: [later] }, 'failed'],
  ['a later failed one on WooCommerce', 'not-overwritten', { ...PAID, ...WOO }, { sameOrder: [later] }, 'passed'],
  ['a later failed one on nobody knows what', 'not-overwritten', PAID, { sameOrder: [later] }, 'unseen'],
  [
    'an earlier failed one overwrites nothing',
    'not-overwritten',
    { ...PAID, ...OPENCART_3 },
    { sameOrder: [{ ...later, createdAt: ago(130) }] },
    'passed',
  ],
  ['no ERIP bill', 'erip-second', PAID, {}, 'passed'],
  ['a bill whose second message nobody saw', 'erip-second', { ...PAID, methodType: 'erip' }, {}, 'unseen'],
  [
    'the second was answered as a repeat',
    'erip-second',
    { ...PAID, methodType: 'erip' },
    { deliveries: log(attempt('accepted', { at: ago(140) }), attempt('accepted', { excerpt: 'already processed' })) },
    'failed',
  ],
  ['the last attempt was accepted', 'sent-again', PAID, { deliveries: log(attempt('accepted')) }, 'passed'],
  [
    'another attempt is to come',
    'sent-again',
    PAID,
    { deliveries: { ...log(attempt('blocked')), next: { earliest: ago(-5), latest: ago(-9) } } },
    'unseen',
  ],
  ['the schedule is over', 'sent-again', PAID, { deliveries: { ...log(attempt('blocked')), gaveUp: true } }, 'failed'],
];

test.each(CASES)('%s', (_sentence, step, given, relatives, state) => {
  expect(stateOf(step, given, relatives)).toBe(state);
});

describe('the first question that is answered with no is the verdict', () => {
  const verdictOf = (given: Given, relatives: Relatives) => {
    const { cause, certainty, also } = explain(makeFacts(given, relatives));
    return [cause, certainty, ...also.map((each) => each.cause)];
  };

  test.each<[DeliveryAttempt['outcome'], string]>([
    ['unreachable', 'notification-unreachable'],
    ['redirected', 'notification-redirected'],
    ['blocked', 'notification-blocked'],
    ['not-found', 'notification-not-found'],
    ['site-error', 'notification-site-error'],
    ['refused', 'notification-refused'],
    ['unauthorized', 'notification-unauthorized'],
    ['order-unknown', 'notification-order-unknown'],
    ['amount-differs', 'order-amount-differs'],
  ])('the log saw %s: %s', (outcome, cause) => {
    expect(verdictOf(PAID, { deliveries: log(attempt(outcome)) })).toEqual([cause, 'sure', 'paid']);
  });

  test('nothing was sent: it is ours', () => {
    expect(explain(makeFacts(PAID, { deliveries: log() }))).toMatchObject({
      cause: 'notification-unsent',
      side: 'provider',
      next: { who: 'provider', how: 'send-again' },
    });
  });

  test('a hold is asked about before its notification', () => {
    const facts = { deliveries: log(attempt('blocked')) };

    expect(verdictOf({ ...PAID, type: 'authorization' }, facts)[0]).toBe('held');
  });

  test('what only the settings speak for stands beside "paid"', () => {
    expect(verdictOf(PAID, { module: module('status') })).toEqual([
      'paid',
      'sure',
      'order-status-mapping',
      'module-misconfigured',
    ]);
  });

  test('the attempt that decides is what a click opens', () => {
    const [line] = explain(makeFacts(PAID, { deliveries: log(attempt('blocked')) })).evidence;

    expect(line?.opens).toEqual({ kind: 'delivery', id: 'd-blocked' });
  });
});
