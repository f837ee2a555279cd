import { expect, test } from 'vitest';
import { chargedTwice } from '../../../../../server/domains/diagnosis/rules/charged-twice.ts';
import { ago, type Given, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', trackingId: '10423', cardStamp: 'a' };
const twin = (given: Given = {}) => makeTransaction({ ...PAID, uid: 'twin', createdAt: ago(115), ...given });
const without = <T extends Given>(field: keyof Given, { [field]: _left, ...rest }: T) => rest as T;
const refundOf = (parentUid: string, given: Given = {}) =>
  makeTransaction({ uid: 'refund', type: 'refund', status: 'successful', parentUid, ...given });

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['one order, one card, two charges', PAID, { sameOrder: [twin()] }, 'charged-twice, merchant, sure'],
  ['one order, another card', PAID, { sameOrder: [twin({ cardStamp: 'b' })] }, 'charged-twice, merchant, likely'],
  [
    'no order numbers, one card within minutes',
    without('trackingId', PAID),
    { sameCard: [without('trackingId', twin())] },
    'charged-twice, merchant, likely',
  ],
  ['two orders of one card', PAID, { sameCard: [twin({ trackingId: '10424' })] }, undefined],
  ['the first was refunded', PAID, { sameOrder: [twin()], children: [refundOf('twin')] }, undefined],
  ['this one was refunded', PAID, { sameOrder: [twin()], children: [refundOf('made-1')] }, undefined],
  [
    'the refund did not go through',
    PAID,
    { sameOrder: [twin()], children: [refundOf('twin', { status: 'failed' })] },
    'charged-twice, merchant, sure',
  ],
  ['the first attempt was declined', PAID, { sameOrder: [twin({ status: 'failed' })] }, undefined],
  ['another amount', PAID, { sameOrder: [twin({ amountMinor: 100 })] }, undefined],
  ['another currency', PAID, { sameOrder: [twin({ currency: 'USD' })] }, undefined],
  ['another shop with the same order number', PAID, { sameOrder: [twin({ shopId: 13 })] }, undefined],
  ['an instalment a month later', PAID, { sameOrder: [twin({ createdAt: ago(60 * 24 * 31) })] }, undefined],
  [
    'a series that charges again by agreement',
    { ...PAID, recurringType: 'recurring' },
    { sameOrder: [twin()] },
    undefined,
  ],
  ['a test beside a live payment', PAID, { sameOrder: [twin({ test: true })] }, undefined],
  ['itself in the list', PAID, { sameOrder: [twin({ uid: 'made-1' })] }, undefined],
  [
    'an hour apart without order numbers',
    without('trackingId', PAID),
    { sameCard: [twin({ createdAt: ago(180) })] },
    undefined,
  ],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(chargedTwice, given, relatives)).toBe(expected);
});
