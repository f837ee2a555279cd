import { expect, test } from 'vitest';
import { answerTexts } from '../../../../server/domains/diagnosis/answer-texts.ts';
import { answerTo } from '../../../../server/domains/diagnosis/answer-to.ts';
import type { Question } from '../../../../server/domains/diagnosis/contract.ts';
import { explain } from '../../../../server/domains/diagnosis/explain.rules.ts';
import { BANK_HOURS } from '../../../support/limits.ts';
import { ago, type Given, makeFacts, makeTransaction, type Relatives } from '../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', trackingId: '10423', cardStamp: 'a', paidAt: ago(119) };
const SHOP = {
  name: 'Лавка',
  domain: 'lavka.example',
  supportEmail: 'help@lavka.example',
  supportPhone: '+375 17 000-00-00',
};
const declinedTwin = makeTransaction({ ...PAID, uid: 'twin', status: 'failed', createdAt: ago(118) });
const module = {
  platform: 'woocommerce',
  findings: [
    {
      id: '12',
      rule: 'test-mode',
      about: 'test-mode' as const,
      severity: 'bad' as const,
      text: { ru: 'Тестовый режим', en: 'Test mode' },
      fix: { ru: 'Выключите тестовый режим.', en: 'Switch test mode off.' },
    },
  ],
};

const causeFor = (question: Question, given: Given, relatives: Relatives = {}) => {
  const facts = makeFacts(given, relatives);
  return answerTo(explain(facts), question, facts.transaction).verdict.cause;
};
const textFor = (question: Question, audience: 'merchant' | 'payer', given: Given, relatives: Relatives = {}) => {
  const facts = makeFacts(given, { shop: SHOP, ...relatives });
  const answer = answerTexts({ facts, verdict: explain(facts), timeZone: 'Europe/Minsk', question })[audience].en;
  return answer.ready ? answer.text : `lacks ${answer.missing.join()}`;
};

test('what stands beside the verdict answers first when it is what was asked about', () => {
  expect(causeFor('charged-twice', PAID, { sameOrder: [declinedTwin] })).toBe('double-hold');
  expect(causeFor('module', { status: 'failed', code: 'F.0114' }, { module })).toBe('module-misconfigured');
  expect(causeFor('declined', PAID, { sameOrder: [declinedTwin] })).toBe('paid');
});

test('asked whether it was charged twice, one payment is said to be one', () => {
  expect(textFor('charged-twice', 'merchant', PAID)).toContain('We see one payment');
  expect(textFor('charged-twice', 'payer', PAID)).toContain('We see one payment');
});

test('asked when the money comes, the merchant hears the day by the calendar', () => {
  const settlement = {
    ...BANK_HOURS,
    cutOff: '22:00',
    acquirerDays: 1,
    providerDays: 0,
    payOutDays: null,
  };

  expect(textFor('money-when', 'merchant', PAID, { settlement })).toContain('Expected: 25 November 2026.');
  expect(textFor('money-when', 'merchant', PAID)).not.toContain('undefined');
});

test('a payer who asks about goods is sent to the shop, with where to reach it', () => {
  const text = textFor('goods', 'payer', PAID);

  expect(text).toContain('looks after the goods');
  expect(text).toContain('How to reach the shop: +375 17 000-00-00, help@lavka.example');
});

test('a declined payment is declined, whatever is asked of goods and money', () => {
  for (const question of ['goods', 'money-when'] as const)
    expect(causeFor(question, { status: 'failed', code: 'F.0114' })).toBe('insufficient-funds');
});

test('money that went back is not promised again', () => {
  const refund = makeTransaction({ uid: 'r', type: 'refund', status: 'successful', parentUid: 'made-1' });

  expect(textFor('money-when', 'merchant', PAID, { children: [refund] })).toContain('returned in full');
});
