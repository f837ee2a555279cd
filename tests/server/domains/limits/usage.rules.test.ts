import { describe, expect, test } from 'vitest';
import type { LimitKind, LimitTerms } from '../../../../server/domains/limits/contract.ts';
import { type Passed, usedOf } from '../../../../server/domains/limits/usage.rules.ts';

const plain = { kind: 'month-amount', refunds: 'none', countsHolds: false } as const;
const passed = (type: string, minor: number, isKnown = true): Passed => ({ type, isKnown, count: 1, minor });
const used = (
  rows: readonly Passed[],
  counting: Partial<{ kind: LimitKind } & Pick<LimitTerms, 'refunds' | 'countsHolds'>> = {},
) => {
  const { low, high } = usedOf(rows, { ...plain, ...counting });
  return `${low} to ${high}`;
};

const day = [passed('payment', 100), passed('authorization', 50), passed('capture', 40), passed('void', 10)];

describe('what a limit is used at', () => {
  test('money that was held counts when it is captured', () => {
    expect(used(day)).toBe('140 to 140');
  });

  test('where holds take room, their captures take no more, and a void gives it back', () => {
    expect(used(day, { countsHolds: true })).toBe('140 to 140');
    expect(used([passed('authorization', 50), passed('capture', 50)], { countsHolds: true })).toBe('50 to 50');
  });

  test.each([
    ['none', '100 to 100'],
    ['subtract', '65 to 65'],
    ['subtract-same-day', '95 to 95'],
  ] as const)('refunds as the bank counts them: %s', (refunds, expected) => {
    const rows = [passed('payment', 100), passed('refund', 30), passed('refund', 5), passed('same-day-refund', 5)];

    expect(used(rows, { refunds })).toBe(expected);
  });

  test('a count counts payments', () => {
    expect(used([...day, passed('payment', 7)], { kind: 'day-count' })).toBe('3 to 3');
  });

  test('what may have passed elsewhere widens it both ways', () => {
    const rows = [passed('payment', 100), passed('payment', 20, false), passed('refund', 5, false)];

    expect(used(rows, { refunds: 'subtract' })).toBe('95 to 120');
  });

  test('it is never below nothing', () => {
    expect(used([passed('payment', 10), passed('refund', 30)], { refunds: 'subtract' })).toBe('0 to 0');
  });
});
