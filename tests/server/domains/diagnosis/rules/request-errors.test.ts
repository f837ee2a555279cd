import { expect, test } from 'vitest';
import { requestErrors } from '../../../../../server/domains/diagnosis/rules/request-errors.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'missing browser details are the shop’s',
    { status: 'failed', code: 'E.1042' },
    {},
    'browser-data-missing, merchant, sure',
  ],
  ['a wrong parameter is the shop’s', { status: 'failed', code: 'E.1025' }, {}, 'request-invalid, merchant, sure'],
  [
    'a currency that is not enabled',
    { status: 'failed', code: 'E.1007' },
    {},
    'currency-not-supported, merchant, sure',
  ],
  ['a shop number that nobody has', { status: 'failed', code: 'E.1004' }, {}, 'shop-not-found, merchant, sure'],
  [
    'a gateway type that only the provider can add',
    { status: 'failed', code: 'E.1006' },
    {},
    'gateway-not-set, provider, sure',
  ],
  ['a wrong key or signature', { status: 'failed', code: 'F.0103' }, {}, 'access-refused, merchant, sure'],
  ['the letter of the code stands in for a status', { code: 'E.1025' }, {}, 'request-invalid, merchant, sure'],
  [
    'a test with a wrong request is a wrong request',
    { status: 'failed', code: 'E.1025', test: true },
    {},
    'request-invalid, merchant, sure',
  ],
  ['a refusal of the bank is none', { status: 'failed', code: 'F.0114' }, {}, undefined],
  ['a success is none', { status: 'successful', code: 'E.1025' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(requestErrors, given, relatives)).toBe(expected);
});
