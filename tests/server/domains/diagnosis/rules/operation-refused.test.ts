import { expect, test } from 'vitest';
import { operationRefused } from '../../../../../server/domains/diagnosis/rules/operation-refused.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'a refund that "lacks funds" is nobody’s card',
    { type: 'refund', status: 'failed', code: 'F.0114' },
    {},
    'insufficient-funds, unknown, likely',
  ],
  [
    'a refund that the issuer declined',
    { type: 'refund', status: 'failed', code: 'F.0105' },
    {},
    'do-not-honor, unknown, likely',
  ],
  [
    'a payout to a blocked account',
    { type: 'payout', status: 'failed', code: 'F.0100' },
    {},
    'account-blocked, unknown, likely',
  ],
  ['a refund that the acquirer could not do', { type: 'refund', status: 'failed', code: 'F.0106' }, {}, undefined],
  [
    'a capture takes money, so the side is the card’s, yet the payer is not there to act',
    { type: 'capture', status: 'failed', code: 'F.0114' },
    {},
    'insufficient-funds, issuer, likely',
  ],
  ['a refund without a code', { type: 'refund', status: 'failed' }, {}, undefined],
  ['a refund that went through', { type: 'refund', status: 'successful', code: 'F.0114' }, {}, undefined],
  ['a payment', { status: 'failed', code: 'F.0114' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(operationRefused, given, relatives)).toBe(expected);
});
