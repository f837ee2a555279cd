import { describe, expect, test } from 'vitest';
import { twoOrders, twoShops } from '../../../../../server/domains/diagnosis/rules/two-orders.ts';
import { ago, type Given, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', trackingId: '10423', cardStamp: 'a' };
const again = (given: Given = {}) =>
  makeTransaction({ ...PAID, uid: 'again', trackingId: '10424', createdAt: ago(110), ...given });

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  [
    'another order of the same card and amount, minutes later',
    PAID,
    { sameCard: [again()] },
    'two-orders, merchant, likely',
  ],
  ['an hour later', PAID, { sameCard: [again({ createdAt: ago(60) })] }, undefined],
  ['the same order is another rule’s', PAID, { sameCard: [again({ trackingId: '10423' })] }, undefined],
  ['the other was declined', PAID, { sameCard: [again({ status: 'failed' })] }, undefined],
  ['another amount', PAID, { sameCard: [again({ amountMinor: 1 })] }, undefined],
  ['another shop', PAID, { sameCard: [again({ shopId: 13 })] }, undefined],
  [
    'the other was refunded',
    PAID,
    {
      sameCard: [again()],
      children: [makeTransaction({ uid: 'r', type: 'refund', status: 'successful', parentUid: 'again' })],
    },
    undefined,
  ],
  ['this one was declined', { ...PAID, status: 'failed' }, { sameCard: [again()] }, undefined],
  ['an unknown time', PAID, { sameCard: [again({ createdAt: 'never' })] }, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(twoOrders, given, relatives)).toBe(expected);
});

describe('at another shop', () => {
  const ofOtherShop = (given: Given = {}) => again({ shopId: 13, ...given });

  test.each<[string, Given, Relatives, string | undefined]>([
    ['the same card and amount, minutes later', PAID, { sameCard: [ofOtherShop()] }, 'two-shops, none, likely'],
    [
      'the same order number there is chance',
      PAID,
      { sameCard: [ofOtherShop({ trackingId: '10423' })] },
      'two-shops, none, likely',
    ],
    ['it was given back', PAID, { sameCard: [ofOtherShop()], children: [refundOf('again')] }, undefined],
    ['it was only a test', PAID, { sameCard: [ofOtherShop({ test: true })] }, undefined],
    ['at this shop', PAID, { sameCard: [again()] }, undefined],
  ])('%s', (_sentence, given, relatives, expected) => {
    expect(said(twoShops, given, relatives)).toBe(expected);
  });
});

const refundOf = (parentUid: string) => makeTransaction({ uid: 'r', type: 'refund', status: 'successful', parentUid });
