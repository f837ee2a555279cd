import { expect, test } from 'vitest';
import { disputed } from '../../../../../server/domains/diagnosis/rules/disputed.ts';
import { type Given, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['a chargeback itself', { type: 'chargeback', status: 'successful', parentUid: 'p' }, {}, 'chargeback, payer, sure'],
  [
    'a payment with a chargeback',
    { status: 'successful' },
    { children: [makeTransaction({ uid: 'c', type: 'chargeback', status: 'successful', parentUid: 'made-1' })] },
    'chargeback, payer, sure',
  ],
  [
    'a chargeback that was rejected',
    { status: 'successful' },
    { children: [makeTransaction({ uid: 'c', type: 'chargeback', status: 'failed', parentUid: 'made-1' })] },
    undefined,
  ],
  [
    'the chargeback of a twin',
    { status: 'successful' },
    { children: [makeTransaction({ uid: 'c', type: 'chargeback', status: 'successful', parentUid: 'other' })] },
    undefined,
  ],
  [
    'a refund is no dispute',
    { status: 'successful' },
    { children: [makeTransaction({ uid: 'c', type: 'refund', status: 'successful', parentUid: 'made-1' })] },
    undefined,
  ],
  ['a failed chargeback', { type: 'chargeback', status: 'failed' }, {}, undefined],
  ['a pending chargeback', { type: 'chargeback', status: 'pending' }, {}, undefined],
  ['a plain payment', { status: 'successful' }, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(disputed, given, relatives)).toBe(expected);
});
