import { expect, test } from 'vitest';
import { threeDsRequired } from '../../../../../server/domains/diagnosis/rules/three-ds-required.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'a European Mastercard answers 65',
    { status: 'failed', bankCode: '65', cardBrand: 'master', cardCountry: 'LT' },
    {},
    'three-ds-required, merchant, likely',
  ],
  [
    'confirmed already: then it is the limit',
    { status: 'failed', bankCode: '65', cardBrand: 'master', cardCountry: 'LT', threeDsPa: 'Y' },
    {},
    undefined,
  ],
  [
    'a Belarusian Mastercard means the limit',
    { status: 'failed', bankCode: '65', cardBrand: 'master', cardCountry: 'BY' },
    {},
    undefined,
  ],
  [
    'a European Visa means the limit',
    { status: 'failed', bankCode: '65', cardBrand: 'visa', cardCountry: 'LT' },
    {},
    undefined,
  ],
  ['a card of an unknown country', { status: 'failed', bankCode: '65', cardBrand: 'master' }, {}, undefined],
  ['another code', { status: 'failed', bankCode: '61', cardBrand: 'master', cardCountry: 'LT' }, {}, undefined],
  ['it went through', { status: 'successful', bankCode: '65', cardBrand: 'master', cardCountry: 'LT' }, {}, undefined],
  [
    'the brand in full',
    { status: 'failed', bankCode: '65', cardBrand: 'Mastercard', cardCountry: 'DE' },
    {},
    'three-ds-required, merchant, likely',
  ],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(threeDsRequired, given, relatives)).toBe(expected);
});
