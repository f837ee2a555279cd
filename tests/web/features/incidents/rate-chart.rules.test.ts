import { expect, test } from 'vitest';
import { instantOf, localOf } from '../../../../web/features/incidents/local-time.rules.ts';
import { barsOf, summaryOf } from '../../../../web/features/incidents/rate-chart.rules.ts';

const point = (minute: number, attempts: number, broken: number) => ({
  at: `2026-11-09T09:${String(minute).padStart(2, '0')}:00Z`,
  attempts,
  broken,
  expected: 0.15,
});

test('bars are shares, and only what is beyond chance is marked', () => {
  const bars = barsOf([point(0, 20, 3), point(5, 20, 16), point(10, 0, 0)]);

  expect(bars.map(({ height }) => height)).toEqual([15, 80, 0]);
  expect(bars.map(({ isHigh }) => isHigh)).toEqual([false, true, false]);
});

test('the same is said in words: the most, the last, and what is usual', () => {
  expect(summaryOf([point(0, 20, 16), point(5, 10, 1), point(10, 0, 0)])).toEqual({
    from: '2026-11-09T09:00:00Z',
    to: '2026-11-09T09:05:00Z',
    most: 0.8,
    last: 0.1,
    expected: 0.15,
  });
  expect(summaryOf([])).toBeUndefined();
});

test('a field of local time gives back the instant that it shows', () => {
  const ms = Date.parse('2026-11-09T09:05:00Z');

  expect(instantOf(localOf(ms))).toBe('2026-11-09T09:05:00.000Z');
  expect(instantOf('')).toBeUndefined();
});
