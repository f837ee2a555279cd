import { expect, test } from 'vitest';
import { countedOf, emptyTurnover, upTo } from '../../../../../server/domains/limits/forecast/history.rules.ts';

function oneHour() {
  const turnover = emptyTurnover(0, 1);
  const enter = (of: 'payments' | 'captures' | 'holds' | 'refunds', count: number, minor: number) => {
    turnover[of].count[0] = count;
    turnover[of].amount[0] = count * minor;
    turnover[of].squares[0] = count * minor ** 2;
  };
  enter('payments', 3, 10);
  enter('captures', 2, 5);
  enter('holds', 4, 5);
  enter('refunds', 1, 10);
  return turnover;
}
const first = ({ payments, used, squares }: ReturnType<typeof countedOf>) => [payments[0], used[0], squares[0]];

test.each([
  ['captures', { kind: 'month-amount', refunds: 'none', countsHolds: false }, [5, 40, 350]],
  ['holds in their place', { kind: 'month-amount', refunds: 'none', countsHolds: true }, [7, 50, 400]],
  [
    'less refunds, which move it all the same',
    { kind: 'month-amount', refunds: 'subtract', countsHolds: false },
    [5, 30, 450],
  ],
  ['numbers', { kind: 'day-count', refunds: 'subtract', countsHolds: false }, [5, 4, 6]],
] as const)('an hour counts payments and %s', (_, counted, expected) => {
  expect(first(countedOf(oneHour(), counted))).toEqual(expected);
});

test('a turnover is cut without being copied', () => {
  const turnover = emptyTurnover(100, 48);

  const cut = upTo(turnover, 24);
  turnover.payments.count[0] = 7;

  expect(cut.payments.count).toHaveLength(24);
  expect(cut.payments.count[0]).toBe(7);
});
