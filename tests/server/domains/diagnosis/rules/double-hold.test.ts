import { expect, test } from 'vitest';
import { doubleHold } from '../../../../../server/domains/diagnosis/rules/double-hold.ts';
import { ago, type Given, makeCase, makeTransaction, type Relatives, said } from '../../../../support/made-facts.ts';

const PAID: Given = { status: 'successful', trackingId: '10423', cardStamp: 'a' };
const twin = (given: Given = {}) => makeTransaction({ ...PAID, uid: 'twin', createdAt: ago(118), ...given });
const after = (type: 'void' | 'refund' | 'capture', parentUid = 'twin') =>
  makeTransaction({ uid: `${type}-1`, type, status: 'successful', parentUid });

const SURE = 'double-hold, none, sure';
const LIKELY = 'double-hold, none, likely';

const CASES: [sentence: string, given: Given, relatives: Relatives, expected: string | undefined][] = [
  ['the other attempt was declined', PAID, { sameOrder: [twin({ status: 'failed' })] }, LIKELY],
  ['the other was stopped as a repeat', PAID, { sameCard: [twin({ status: 'failed', code: 'F.0108' })] }, SURE],
  ['the other was reversed', PAID, { sameOrder: [twin()], children: [after('void')] }, SURE],
  ['the other was refunded', PAID, { sameOrder: [twin()], children: [after('refund')] }, SURE],
  ['the other is only held', PAID, { sameOrder: [twin({ type: 'authorization' })] }, LIKELY],
  [
    'the other hold was captured: two charges',
    PAID,
    { sameOrder: [twin({ type: 'authorization' })], children: [after('capture')] },
    undefined,
  ],
  ['two charges', PAID, { sameOrder: [twin()] }, undefined],
  ['seen from the attempt that was declined', { ...PAID, status: 'failed' }, { sameOrder: [twin()] }, LIKELY],
  ['both were declined', { ...PAID, status: 'failed' }, { sameOrder: [twin({ status: 'failed' })] }, undefined],
  ['another amount', PAID, { sameOrder: [twin({ status: 'failed', amountMinor: 1 })] }, undefined],
  ['another shop', PAID, { sameCard: [twin({ status: 'failed', shopId: 13 })] }, undefined],
  ['a day apart', PAID, { sameOrder: [twin({ status: 'failed', createdAt: ago(1500) })] }, undefined],
  ['a test beside it', PAID, { sameOrder: [twin({ status: 'failed', test: true })] }, undefined],
  ['alone', PAID, {}, undefined],
];

test.each(CASES)('%s', (_sentence, given, relatives, expected) => {
  expect(said(doubleHold, given, relatives)).toBe(expected);
});

test('a hold says when the bank lets go of it', () => {
  const finding = doubleHold(
    makeCase(PAID, { sameOrder: [twin({ type: 'authorization', createdAt: '2026-11-24T16:00:00Z' })] }),
  );

  expect(finding?.evidence[0]?.says).toEqual({
    key: 'twin-held',
    params: { seconds: 0, until: '2026-12-01T16:00:00Z' },
  });
});
