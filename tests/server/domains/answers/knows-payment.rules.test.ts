import { expect, test } from 'vitest';
import { knownOf } from '../../../../server/domains/answers/knows-payment.rules.ts';
import { type Candidate, rankCandidates } from '../../../../server/domains/transactions/search/rank.rules.ts';
import { understandText } from '../../../../server/domains/transactions/search/understand-text.rules.ts';

const now = Temporal.ZonedDateTime.from('2026-11-09T12:30[Europe/Minsk]');
const payment: Candidate = {
  uid: '37746555-bbdad687b0',
  cardBin: '420000',
  cardLast4: '4242',
  amountMinor: 4850,
  currency: 'BYN',
  createdAt: '2026-11-08T16:04:31.000000Z',
};

function known(text: string) {
  const { terms } = understandText(text, { now });
  return knownOf(terms, rankCandidates(terms, [payment])[0]);
}

test('last four, amount and minute are known when all three agree', () => {
  expect(known('карта 4242, 48,50 BYN, вчера в 19:04')).toEqual({ card: true, amount: true, minute: true });
});

test.each([
  ['another card', 'карта 4243, 48,50 BYN, вчера в 19:04', 'card'],
  ['another amount', 'карта 4242, 48,05 BYN, вчера в 19:04', 'amount'],
  ['three minutes off', 'карта 4242, 48,50 BYN, вчера в 19:08', 'minute'],
  ['about an hour', 'карта 4242, 48,50 BYN, вчера около семи', 'minute'],
  ['the other day', 'карта 4242, 48,50 BYN, сегодня в 19:04', 'minute'],
  ['a bare number for a card', '4242 48,50 BYN вчера в 19:04', 'card'],
  ['the first digits only', 'бин 420000, 48,50 BYN, вчера в 19:04', 'card'],
] as const)('%s is no knowledge', (_, text, what) => {
  expect(known(text)[what]).toBe(false);
});

test('who lists many of a kind is guessing', () => {
  const cards = ['4240', '4241', '4242', '4243'].map((last4) => `карта *${last4}`).join(', ');

  expect(known(`${cards}; 48,50 BYN, вчера в 19:04`).card).toBe(false);
});

test('nothing is known of a payment that the words do not find', () => {
  expect(knownOf([], undefined)).toEqual({ card: false, amount: false, minute: false });
});
