import { expect, test } from 'vitest';
import { testMode } from '../../../../../server/domains/diagnosis/rules/test-mode.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a successful test is no money', { status: 'successful', test: true }, {}, 'test-mode, merchant, sure'],
  [
    'a declined test declined nothing',
    { status: 'failed', test: true, code: 'F.0114' },
    {},
    'test-mode, merchant, sure',
  ],
  ['the gateway’s demo shop without a flag', { status: 'successful', shopId: 361 }, {}, 'test-mode, merchant, likely'],
  ['the demo shop of ERIP', { status: 'failed', shopId: 363 }, {}, 'test-mode, merchant, likely'],
  ['a test that waits is still waiting', { status: 'incomplete', test: true }, {}, undefined],
  ['a live payment', { status: 'successful', test: false }, {}, undefined],
  ['a payment that does not say', { status: 'successful' }, {}, undefined],
  ['a successful test refund', { status: 'successful', test: true, type: 'refund' }, {}, 'test-mode, merchant, sure'],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(testMode, given, relatives)).toBe(expected);
});
