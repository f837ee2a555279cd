import { expect, test } from 'vitest';
import type { DeliveryClass, DeliveryFact, DeliveryFacts } from '../../../../../server/domains/deliveries/contract.ts';
import { asDeliveries } from '../../../../../server/domains/diagnosis/beyond.rules.ts';
import { explain } from '../../../../../server/domains/diagnosis/explain.rules.ts';
import { orderCheckOf } from '../../../../../server/domains/diagnosis/order-check.rules.ts';
import {
  orderPerhapsUnchanged,
  orderUnchanged,
} from '../../../../../server/domains/diagnosis/rules/order-unchanged.ts';
import { TransactionUid } from '../../../../../server/kernel/ids.ts';
import { ago, type Given, makeCase, makeFacts, said } from '../../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', paidAt: ago(119) };

const seen = (kind: DeliveryClass, more: Partial<DeliveryFact> = {}): DeliveryFact => ({
  id: `d-${kind}`,
  n: 1,
  at: ago(118),
  trigger: 'auto',
  source: 'log',
  class: kind,
  errorText: null,
  httpStatus: null,
  excerpt: null,
  host: null,
  ...more,
});
const resend = seen('unknown', { source: 'resend', trigger: 'manual', at: ago(60), excerpt: 'sent' });
const probe = (kind: DeliveryClass) => seen(kind, { source: 'probe', trigger: 'manual', at: ago(90) });
const reported = (kind: DeliveryClass) => seen(kind, { source: 'module', trigger: 'manual', at: ago(80) });
const knew: DeliveryFacts['knew'] = { uid: TransactionUid.parse('made-refund'), at: ago(30) };

const told = (attempts: DeliveryFact[], more: Partial<DeliveryFacts> = {}) => ({
  deliveries: asDeliveries({
    hasLog: attempts.some(({ source }) => source === 'log'),
    attempts,
    next: null,
    gaveUp: false,
    isUnsent: false,
    endpoint: null,
    knew: null,
    ...more,
  }),
});
const byLog = { hasLog: true };
const UNREACHABLE = 'notification-unreachable, merchant';

const CASES: [sentence: string, relatives: ReturnType<typeof told>, sure: string | undefined, likely?: string][] = [
  ['what the log saw fail is certain', told([seen('tls-expired')]), `${UNREACHABLE}, sure`],
  ['what the log saw accepted is no reason', told([seen('sent-ok')]), undefined],
  ['a slow answer 200 is an acceptance', told([seen('too-slow', { httpStatus: 200 })]), undefined],
  ['an end that nobody can read accuses nobody', told([seen('unknown')]), undefined],
  ['that we sent it again says nothing of what the shop answered', told([resend]), undefined],
  [
    'sent again, while our look at the address failed: the look is what speaks',
    told([probe('timeout'), resend]),
    undefined,
    `${UNREACHABLE}, likely`,
  ],
  [
    'a look of five days before the payment says nothing of it',
    told([{ ...probe('timeout'), at: ago(120 + 5 * 1440) }]),
    undefined,
  ],
  [
    'what was seen five days before does not stand for what was seen since',
    told([{ ...probe('timeout'), at: ago(120 + 5 * 1440) }, reported('firewall')]),
    undefined,
    'notification-blocked, merchant, likely',
  ],
  ['a look at the address that passed proves no delivery', told([probe('sent-ok')]), undefined],
  ['a module that reported a failure', told([reported('timeout')]), undefined, `${UNREACHABLE}, likely`],
  ['a module that took its last notification, whichever it was', told([reported('sent-ok')]), undefined],
  ['no attempt in a log that goes on', told([], byLog), 'notification-unsent, provider, sure'],
  [
    'no attempt in the log, but a refund that anybody made',
    told([], { ...byLog, knew }),
    undefined,
    'notification-unsent, provider, likely',
  ],
  [
    'what the log saw fail, and a refund that anybody made',
    told([seen('tls-expired')], { knew }),
    undefined,
    `${UNREACHABLE}, likely`,
  ],
  ['a refund alone', told([], { knew }), undefined],
];

test.each(CASES)('%s', (_sentence, relatives, sure, likely) => {
  expect([said(orderUnchanged, PAID, relatives), said(orderPerhapsUnchanged, PAID, relatives)]).toEqual([sure, likely]);
});

const stepOf = (step: string, given: Given, relatives: ReturnType<typeof told>) => {
  const found = orderCheckOf(makeCase(given, relatives)).find((each) => each.step === step);
  return [found?.state, ...(found?.evidence ?? []).map(({ says }) => says.key)];
};

test('what was sent again is shown as sent, and not as delivered', () => {
  expect(stepOf('delivered', PAID, told([resend]))).toEqual(['unseen', 'delivery-unseen']);
  expect(stepOf('sent-again', PAID, told([resend]))).toEqual(['passed', 'delivery-unseen']);
  expect(explain(makeFacts(PAID, told([resend]))).cause).toBe('paid');
});

test('who went on with a payment may know of it: evidence, and no proof of a delivery', () => {
  expect(stepOf('delivered', PAID, told([], { knew }))).toEqual(['unseen', 'shop-knew']);
  expect(stepOf('erip-second', { ...PAID, methodType: 'erip' }, told([], { knew }))).toEqual(['unseen', 'shop-knew']);
});

test('a look that the module turned away is no notification that was sent', () => {
  expect(stepOf('delivered', PAID, told([probe('unknown')]))).toEqual(['unseen']);
});

test('a look of five days after the payment says nothing of it', () => {
  const created = { ...PAID, createdAt: ago(5 * 1440 + 1), paidAt: ago(5 * 1440) };

  expect(said(orderPerhapsUnchanged, created, told([probe('timeout')]))).toBeUndefined();
});

test('two looks at the address are no second message of ERIP', () => {
  const looks = told([probe('sent-ok'), { ...reported('sent-ok'), excerpt: 'already processed' }]);

  expect(stepOf('erip-second', { ...PAID, methodType: 'erip' }, looks)).toEqual(['unseen']);
});
