import { describe, expect, test } from 'vitest';
import { levelOf } from '../../../../../server/domains/limits/forecast/level.rules.ts';

/** Weeks of `expected` payments each, the last one first, and days that came as expected. */
function level(expected: number, ratios: readonly number[]) {
  const weeks = ratios.map((ratio) => ({ expected, actual: expected * ratio }));
  const everyDay = (value: number) => new Float64Array(ratios.length * 7).fill(value);
  const days = {
    weight: everyDay(1),
    payments: everyDay(expected / 7),
    paymentsExpected: everyDay(expected / 7),
    used: everyDay(0),
    usedExpected: everyDay(0),
  };
  return levelOf({ weeks, days, square: 1 });
}

describe('where the last week stands', () => {
  test('many payments are believed', () => {
    expect(level(10_000, [1.3, 1, 1, 1, 1]).level).toBeCloseTo(1.3, 1);
  });

  test('few are not', () => {
    expect(level(20, [1.3, 1, 1, 1, 1]).level).toBeLessThan(1.15);
  });

  test('a level that wandered is less sure of the weeks to come', () => {
    const still = level(10_000, [1, 1, 1, 1, 1, 1]);
    const wandering = level(10_000, [1, 1.2, 0.9, 1.15, 0.85, 1]);

    expect(wandering.driftVariance).toBeGreaterThan(10 * still.driftVariance);
  });

  test('with no week at all it is 1, and unsure', () => {
    expect(level(100, [])).toMatchObject({ level: 1, levelVariance: 1, dispersion: 1 });
  });
});
