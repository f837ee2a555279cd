import { expect, test } from 'vitest';
import { abandoned } from '../../../../../server/domains/diagnosis/rules/abandoned.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['closed by the system', { status: 'failed', code: 'F.0998' }, {}, 'abandoned, payer, sure'],
  [
    'left at the bank’s page',
    { status: 'failed', code: 'F.0998', threeDsVe: 'Y' },
    {},
    'three-ds-abandoned, payer, likely',
  ],
  [
    'confirmed, then closed',
    { status: 'failed', code: 'F.0998', threeDsVe: 'Y', threeDsPa: 'Y' },
    {},
    'abandoned, payer, sure',
  ],
  [
    'the acquirer’s word for it',
    { status: 'failed', bankCode: '949' },
    { acquirer: 'pasta' },
    'abandoned, payer, likely',
  ],
  ['the same number at nobody’s bank', { status: 'failed', bankCode: '949' }, { acquirer: 'mtb' }, undefined],
  ['a row with a code and no status', { code: 'F.0998' }, {}, 'abandoned, payer, sure'],
  ['paid after all', { status: 'successful', code: 'F.0998' }, {}, undefined],
  ['another refusal', { status: 'failed', code: 'F.0999' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(abandoned, given, relatives)).toBe(expected);
});
