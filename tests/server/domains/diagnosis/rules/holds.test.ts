import { expect, test } from 'vitest';
import { holds } from '../../../../../server/domains/diagnosis/rules/holds.ts';
import { ago, type Given, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const AUTHORIZED: Given = { type: 'authorization', status: 'successful' };

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a fresh authorization', AUTHORIZED, {}, 'held, none, sure'],
  ['a week without a capture', { ...AUTHORIZED, createdAt: ago(60 * 24 * 7) }, {}, 'hold-forgotten, merchant, likely'],
  ['just under six days', { ...AUTHORIZED, createdAt: ago(60 * 24 * 6 - 1) }, {}, 'held, none, sure'],
  [
    'captured',
    AUTHORIZED,
    { children: [makeTransaction({ uid: 'c', type: 'capture', status: 'successful', parentUid: 'made-1' })] },
    'captured, none, sure',
  ],
  [
    'a capture that failed',
    AUTHORIZED,
    { children: [makeTransaction({ uid: 'c', type: 'capture', status: 'failed', parentUid: 'made-1' })] },
    'held, none, sure',
  ],
  ['an unknown age', { ...AUTHORIZED, createdAt: 'never' }, {}, 'held, none, sure'],
  ['a declined authorization', { ...AUTHORIZED, status: 'failed' }, {}, undefined],
  ['a payment', { status: 'successful' }, {}, undefined],
  ['a test', { ...AUTHORIZED, test: true }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(holds, given, relatives)).toBe(expected);
});
