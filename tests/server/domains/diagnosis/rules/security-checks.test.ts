import { expect, test } from 'vitest';
import { securityChecks } from '../../../../../server/domains/diagnosis/rules/security-checks.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'the address of the payer is listed',
    { status: 'failed', protection: { blackListed: ['ip'] } },
    {},
    'blacklisted, provider, sure',
  ],
  [
    'e-mail and card are listed',
    { status: 'failed', protection: { blackListed: ['email', 'card'] } },
    {},
    'blacklisted, provider, sure',
  ],
  [
    'a rule rejected it',
    { status: 'failed', protection: { rejectedRule: 'more than 400 EUR' } },
    {},
    'security-rule, provider, sure',
  ],
  [
    'listed and rejected',
    { status: 'failed', protection: { blackListed: ['ip'], rejectedRule: 'x' } },
    {},
    'blacklisted, provider, sure',
  ],
  ['an empty list', { status: 'failed', protection: { blackListed: [] } }, {}, undefined],
  ['listed and let through', { status: 'successful', protection: { blackListed: ['ip'] } }, {}, undefined],
  ['no protection at all', { status: 'failed' }, {}, undefined],
  [
    'a row without status whose code says refused',
    { code: 'F.2006', protection: { rejectedRule: 'x' } },
    {},
    'security-rule, provider, sure',
  ],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(securityChecks, given, relatives)).toBe(expected);
});
