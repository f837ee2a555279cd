import { expect, test } from 'vitest';
import { aheadOf, capAt } from '../../../../../server/domains/limits/forecast/ahead.rules.ts';
import { madeOutlook, WEDNESDAY } from '../../../../support/made-outlook.ts';

const { history, profile, caps } = madeOutlook({ room: 8_000_000 });
const HOUR = 3_600_000;
const fromMs = WEDNESDAY.epochMilliseconds;

test('hours are cut at both ends', () => {
  const ahead = aheadOf({ history, profile, fromMs: fromMs + HOUR / 4, untilMs: fromMs + 2.5 * HOUR, used: 0, caps });

  expect([...ahead.part]).toEqual([0.75, 1, 0.5]);
  expect(ahead.endMs.at(-1)).toBe(fromMs + 2.5 * HOUR);
});

test('what left a rolling window is used no more, and what comes leaves it in its turn', () => {
  const used = history.used.slice(-24).reduce((sum, amount) => sum + amount, 0);
  const ahead = aheadOf({ history, profile, fromMs, untilMs: fromMs + 48 * HOUR, used, caps, rollingMs: 24 * HOUR });

  expect(ahead.base[23]).toBeCloseTo(0, 6);
  expect(ahead.base[11]).toBeCloseTo(
    history.used.slice(-12).reduce((sum, amount) => sum + amount, 0),
    6,
  );
  expect([ahead.since[23], ahead.since[30]]).toEqual([0, 7]);
});

test('the cap is that of the moment', () => {
  const steps = [
    { fromMs: 10, value: 100 },
    { fromMs: 20, value: 150 },
  ];

  expect([5, 10, 19, 20].map((ms) => capAt(steps, ms))).toEqual([100, 100, 100, 150]);
});
