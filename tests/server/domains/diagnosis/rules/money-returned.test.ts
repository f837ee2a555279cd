import { expect, test } from 'vitest';
import { moneyReturned } from '../../../../../server/domains/diagnosis/rules/money-returned.ts';
import { type Given, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const PAID: Given = { status: 'successful' };
const child = (type: NonNullable<Given['type']>, given: Given = {}) =>
  makeTransaction({ uid: `${type}-1`, type, status: 'successful', parentUid: 'made-1', ...given });

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['all of it refunded', PAID, { children: [child('refund')] }, 'refunded, none, sure'],
  ['a part refunded', PAID, { children: [child('refund', { amountMinor: 1000 })] }, 'partly-refunded, none, sure'],
  [
    'two parts that make the whole',
    PAID,
    { children: [child('refund', { amountMinor: 4000 }), child('refund', { amountMinor: 850 })] },
    'refunded, none, sure',
  ],
  ['cancelled', PAID, { children: [child('void')] }, 'voided, none, sure'],
  ['a refund that failed', PAID, { children: [child('refund', { status: 'failed' })] }, undefined],
  ['the refund of another', PAID, { children: [child('refund', { parentUid: 'other' })] }, undefined],
  ['a declined payment', { status: 'failed' }, { children: [child('refund')] }, undefined],
  ['nothing followed', PAID, {}, undefined],
  ['a capture is no return', PAID, { children: [child('capture')] }, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(moneyReturned, given, relatives)).toBe(expected);
});
