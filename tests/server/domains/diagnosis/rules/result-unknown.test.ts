import { expect, test } from 'vitest';
import { resultUnknown } from '../../../../../server/domains/diagnosis/rules/result-unknown.ts';
import { type Given, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['the gateway’s own word for it', { status: 'failed', code: 'P.9999' }, {}, 'result-unknown, provider, sure'],
  ['a client that got no answer', { status: 'failed', code: 'F.1000' }, {}, 'result-unknown, provider, likely'],
  ['a status that is none of ours', { status: 'unknown', rawStatus: 'weird' }, {}, 'result-unknown, provider, likely'],
  [
    'the acquirer does not know',
    { status: 'failed', bankCode: '5W1' },
    { acquirer: 'bank_one' },
    'result-unknown, provider, likely',
  ],
  ['an unknown status with a code that explains', { status: 'unknown', code: 'F.0114' }, {}, undefined],
  ['a success is known', { status: 'successful', code: 'P.9999' }, {}, undefined],
  ['a refusal is known', { status: 'failed', code: 'F.0105' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(resultUnknown, given, relatives)).toBe(expected);
});
