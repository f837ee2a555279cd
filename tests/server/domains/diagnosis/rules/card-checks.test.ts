import { expect, test } from 'vitest';
import { cardChecks } from '../../../../../server/domains/diagnosis/rules/card-checks.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'the card code differs',
    { status: 'failed', code: 'F.6001', protection: { cvcResult: 'N' } },
    {},
    'card-code, payer, sure',
  ],
  [
    'the address differs',
    { status: 'failed', code: 'F.6001', protection: { avsResult: 'N' } },
    {},
    'address-check-failed, payer, sure',
  ],
  [
    'the postal code differs',
    { status: 'failed', code: 'F.6001', protection: { avsResult: 'A', cvcResult: 'M' } },
    {},
    'address-check-failed, payer, sure',
  ],
  ['nobody said which', { status: 'failed', code: 'F.6001' }, {}, 'address-check-failed, payer, likely'],
  [
    'another reason with a bad address beside',
    { status: 'failed', code: 'F.0114', protection: { avsResult: 'N' } },
    {},
    undefined,
  ],
  ['a bad address and success', { status: 'successful', protection: { avsResult: 'N' } }, {}, undefined],
  ['no code', { status: 'failed', protection: { avsResult: 'N' } }, {}, undefined],
  ['a code of no letter', { status: 'failed', code: '123' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(cardChecks, given, relatives)).toBe(expected);
});
