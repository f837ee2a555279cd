import { expect, test } from 'vitest';
import { followUp } from '../../../../../server/domains/diagnosis/rules/follow-up.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a refund that went through', { type: 'refund', status: 'successful' }, {}, 'refund, none, sure'],
  ['a void that went through', { type: 'void', status: 'successful' }, {}, 'void, none, sure'],
  ['a capture that went through', { type: 'capture', status: 'successful' }, {}, 'capture, none, sure'],
  ['a payout that went through', { type: 'payout', status: 'successful' }, {}, 'payout, none, sure'],
  ['a credit that went through', { type: 'credit', status: 'successful' }, {}, 'payout, none, sure'],
  ['a p2p that went through', { type: 'p2p', status: 'successful' }, {}, 'payout, none, sure'],
  ['a tokenization that went through', { type: 'tokenization', status: 'successful' }, {}, 'card-check, none, sure'],
  ['a checkup that went through', { type: 'checkup', status: 'successful' }, {}, 'card-check, none, sure'],
  [
    'a fraud_advice that went through',
    { type: 'fraud_advice', status: 'successful' },
    {},
    'fraud-advice, issuer, sure',
  ],
  ['a payment', { type: 'payment', status: 'successful' }, {}, undefined],
  ['a refund that failed', { type: 'refund', status: 'failed' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(followUp, given, relatives)).toBe(expected);
});
