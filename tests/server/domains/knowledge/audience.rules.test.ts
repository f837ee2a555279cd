import { expect, test } from 'vitest';
import { beyond, mayBeSentTo, notForAudience } from '../../../../server/domains/knowledge/audience.rules.ts';

test('facts are more than what is open, or not', () => {
  expect(beyond('nothing', ['writer.name', 'payment.amount', 'payment.uid'])).toEqual([
    'payment.amount',
    'payment.uid',
  ]);
  expect(beyond('payer', ['writer.name', 'payment.amount', 'payment.uid'])).toEqual(['payment.uid']);
  expect(beyond('merchant', ['payment.uid', 'merchant.name'])).toEqual([]);
});

test('a template for payers names nothing of the merchant’s, one for anybody names no payment', () => {
  expect(notForAudience('payer', ['payment.amount', 'payment.code'])).toEqual(['payment.code']);
  expect(notForAudience('anybody', ['payment.amount', 'ticket.number'])).toEqual(['payment.amount']);
  expect(notForAudience('merchant', ['payment.code'])).toEqual([]);
});

test('a template goes to those to whom at least as much is open', () => {
  expect(mayBeSentTo('anybody', 'nothing')).toBe(true);
  expect(mayBeSentTo('payer', 'nothing')).toBe(false);
  expect(mayBeSentTo('payer', 'merchant')).toBe(true);
  expect(mayBeSentTo('merchant', 'payer')).toBe(false);
});
