import { expect, test } from 'vitest';
import { expired } from '../../../../../server/domains/diagnosis/rules/expired.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['by status', { status: 'expired' }, {}, 'expired, payer, sure'],
  ['by code', { status: 'failed', code: 'F.0109' }, {}, 'expired, payer, sure'],
  ['a request that came too late is the shop’s', { status: 'failed', code: 'E.1036' }, {}, 'expired, merchant, sure'],
  ['an expired checkout token', { status: 'expired', message: 'Token is expired.' }, {}, 'expired, payer, sure'],
  ['deleted', { status: 'deleted' }, {}, 'withdrawn, merchant, sure'],
  ['an expired card is another matter', { status: 'failed', code: 'F.0111' }, {}, undefined],
  ['paid in time', { status: 'successful', code: 'F.0109' }, {}, undefined],
  ['in progress', { status: 'pending' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(expired, given, relatives)).toBe(expected);
});
