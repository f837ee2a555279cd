import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedValue } from '../../../../../server/domains/limits/letters/asked-value.rules.ts';

describe('the value to ask a bank for', () => {
  test.each([
    ['a fifth more than the 95th percentile, in two figures', 10_000_000, 12_345_678, 15_000_000],
    ['a fifth more than what holds, where the month cannot be said', 1_000_000, null, 1_200_000],
    ['a fifth more than what holds, where the month would be no more', 1_000_000, 500_000, 1_200_000],
    ['a handful of payments', 7, null, 9],
  ])('%s', (_, cap, p95, asked) => {
    expect(askedValue(cap, p95)).toBe(asked);
  });

  test('is a whole number above what holds, and a fifth above the percentile', () => {
    const value = fc.integer({ min: 1, max: 10 ** 12 });
    fc.assert(
      fc.property(value, fc.option(value), (cap, p95) => {
        const asked = askedValue(cap, p95);

        expect(Number.isSafeInteger(asked)).toBe(true);
        expect(asked).toBeGreaterThan(cap);
        if (p95 !== null) expect(asked).toBeGreaterThanOrEqual(p95 * 1.2 > cap ? p95 * 1.2 : cap);
      }),
    );
  });
});
