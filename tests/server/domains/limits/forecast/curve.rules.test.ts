import { expect, test } from 'vitest';
import { aheadOf } from '../../../../../server/domains/limits/forecast/ahead.rules.ts';
import { curveOf } from '../../../../../server/domains/limits/forecast/curve.rules.ts';
import { windowAt } from '../../../../../server/domains/limits/windows.rules.ts';
import { madeOutlook, WEDNESDAY } from '../../../../support/made-outlook.ts';

const outlook = madeOutlook({ room: 8_000_000 });
const fromMs = WEDNESDAY.epochMilliseconds;
const curve = (terms: typeof outlook.terms) => {
  const window = windowAt('day-amount', terms, WEDNESDAY);
  if (window === undefined) throw new Error('a day has a window');
  const ahead = aheadOf({ ...outlook, fromMs, untilMs: fromMs + 10 * 3_600_000, used: 500_000 });
  return curveOf({ ...outlook, terms, used: { low: 400_000, likely: 500_000, high: 600_000 }, window, ahead });
};

test('a day begins with nothing and goes up to what is used now, as a band', () => {
  const past = curve(outlook.terms).filter(({ isForetold }) => !isForetold);

  expect(past[0]).toMatchObject({ at: '2026-06-09T22:00:00Z', middle: 0 });
  expect(past.every(({ middle }, n) => n === 0 || middle >= (past[n - 1]?.middle ?? 0))).toBe(true);
  expect(past.at(-1)).toMatchObject({ at: WEDNESDAY.toString(), low: 400_000, middle: 500_000, high: 600_000 });
});

test('a rolling day begins with what the day before it used', () => {
  const before = outlook.history.used.slice(-48, -24).reduce((sum, amount) => sum + amount, 0);

  expect(curve({ ...outlook.terms, window: 'rolling' })[0]?.middle).toBe(Math.round(before));
});
