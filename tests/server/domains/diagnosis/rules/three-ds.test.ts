import { expect, test } from 'vitest';
import { threeDs } from '../../../../../server/domains/diagnosis/rules/three-ds.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['the issuer said no', { status: 'failed', code: 'F.4001', threeDsPa: 'N' }, {}, 'three-ds-failed, payer, sure'],
  [
    'the issuer rejected without asking',
    { status: 'failed', code: 'F.0130', threeDsPa: 'R' },
    {},
    'three-ds-refused, issuer, sure',
  ],
  [
    'the issuer could not say',
    { status: 'failed', code: 'F.0129', threeDsPa: 'U' },
    {},
    'three-ds-technical, issuer, sure',
  ],
  [
    'the directory does not know the card',
    { status: 'failed', code: 'F.0129', threeDsVe: 'N' },
    {},
    'three-ds-not-enrolled, issuer, sure',
  ],
  [
    'the directory was down',
    { status: 'failed', code: 'F.4005', threeDsVe: 'U' },
    {},
    'three-ds-technical, provider, sure',
  ],
  [
    'the payer let the time run out',
    { status: 'failed', code: 'F.4001', threeDsFailReason: 'Transaction timed out' },
    {},
    'three-ds-abandoned, payer, sure',
  ],
  ['a general code and nothing more', { status: 'failed', code: 'F.0129' }, {}, 'three-ds-failed, provider, likely'],
  ['the issuer’s general code', { status: 'failed', code: 'F.0130' }, {}, 'three-ds-failed, issuer, likely'],
  [
    'an exact code is not read anew',
    { status: 'failed', code: 'F.4025', threeDsPa: 'N' },
    {},
    'three-ds-not-enrolled, issuer, sure',
  ],
  ['the shop’s own rule', { status: 'failed', code: 'F.4006', threeDsPa: 'A' }, {}, 'three-ds-rule, merchant, sure'],
  ['too many challenges', { status: 'failed', code: 'F.4031' }, {}, 'three-ds-tries, payer, sure'],
  [
    'no code yet, but the issuer’s no',
    { status: 'failed', threeDsStatus: 'failed', threeDsPa: 'N' },
    {},
    'three-ds-failed, payer, likely',
  ],
  ['confirmed and then declined for money', { status: 'failed', code: 'F.0114', threeDsPa: 'Y' }, {}, undefined],
  [
    'declined for money although the issuer’s no stands there',
    { status: 'failed', code: 'F.0114', threeDsPa: 'N' },
    {},
    undefined,
  ],
  [
    'confirmed and unexplained',
    { status: 'failed', code: 'F.0999', threeDsPa: 'Y', threeDsStatus: 'successful' },
    {},
    undefined,
  ],
  [
    'the bank answered about money, so its no to the confirmation did not stop it',
    { status: 'failed', bankCode: '116', threeDsPa: 'N' },
    {},
    undefined,
  ],
  ['it went through', { status: 'successful', code: 'F.4001' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(threeDs, given, relatives)).toBe(expected);
});
