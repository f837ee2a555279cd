import { expect, test } from 'vitest';
import { paid } from '../../../../../server/domains/diagnosis/rules/paid.ts';
import { ago, type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a successful payment', { status: 'successful' }, {}, 'paid, none, sure'],
  ['settled by the acquirer', { status: 'successful', settledAt: ago(5) }, {}, 'settled, none, sure'],
  ['paid out by the provider', { status: 'successful', pspSettledAt: ago(5) }, {}, 'settled, none, sure'],
  ['a row of a list that does not say the type', { status: 'successful', type: 'unknown' }, {}, 'paid, none, likely'],
  [
    'a sample bank code 05 beside success is no refusal',
    { status: 'successful', bankCode: '05' },
    {},
    'paid, none, sure',
  ],
  ['declined', { status: 'failed' }, {}, undefined],
  ['a test', { status: 'successful', test: true }, {}, undefined],
  ['a refund', { status: 'successful', type: 'refund' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(paid, given, relatives)).toBe(expected);
});
