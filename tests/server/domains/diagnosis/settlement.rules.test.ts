import { expect, test } from 'vitest';
import { settlementOf } from '../../../../server/domains/diagnosis/settlement.rules.ts';
import { ago, type Given, makeCase, makeTransaction, type Relatives } from '../../../support/made-facts.ts';

const child = (type: NonNullable<Given['type']>, given: Given = {}) =>
  makeTransaction({ uid: type, type, status: 'successful', parentUid: 'made-1', createdAt: ago(10), ...given });

const PAID: Given = { status: 'successful', paidAt: ago(100) };
const CASES: [sentence: string, given: Given, relatives: Relatives, step: string, since?: string, next?: string][] = [
  ['captured, the bank’s day is open', PAID, {}, 'paid', ago(100), 'bank-day-close'],
  ['the bank’s day is closed', { ...PAID, closedAt: ago(50) }, {}, 'bank-day-closed', ago(50), 'settlement'],
  ['the acquirer paid', { ...PAID, closedAt: ago(50), settledAt: ago(20) }, {}, 'settled-by-acquirer', ago(20)],
  ['the provider paid', { ...PAID, closedAt: ago(50), pspSettledAt: ago(5) }, {}, 'paid-out', ago(5)],
  [
    'settled, though nobody wrote when the day closed',
    { ...PAID, settledAt: ago(20) },
    {},
    'settled-by-acquirer',
    ago(20),
  ],
  ['successful, and the source gave no time', { status: 'successful' }, {}, 'unknown'],
  ['declined', { status: 'failed' }, {}, 'not-paid'],
  ['still going on', { status: 'pending' }, {}, 'not-paid'],
  ['a row that does not say', {}, {}, 'unknown'],
  ['reserved only', { type: 'authorization', status: 'successful' }, {}, 'held', ago(120)],
  [
    'reserved and captured',
    { ...PAID, type: 'authorization' },
    { children: [child('capture')] },
    'paid',
    ago(100),
    'bank-day-close',
  ],
  ['cancelled', PAID, { children: [child('void')] }, 'returned', ago(10)],
  ['refunded in full', PAID, { children: [child('refund')] }, 'returned', ago(10)],
  ['refunded in part', PAID, { children: [child('refund', { amountMinor: 1 })] }, 'paid', ago(100), 'bank-day-close'],
  ['a test', { ...PAID, test: true }, {}, 'not-money'],
  ['a refund', { ...PAID, type: 'refund' }, {}, 'not-money'],
];

test.each(CASES)('%s', (_sentence, given, relatives, step, since, next) => {
  expect(settlementOf(makeCase(given, relatives))).toMatchObject({
    step,
    ...(since === undefined ? {} : { since }),
    ...(next === undefined ? {} : { next }),
  });
});

test('every step that has a time is listed, in order', () => {
  const { passed } = settlementOf(makeCase({ ...PAID, closedAt: ago(50), settledAt: ago(20), pspSettledAt: ago(5) }));

  expect(passed.map(({ step }) => step)).toEqual(['paid', 'bank-day-closed', 'settled-by-acquirer', 'paid-out']);
});
