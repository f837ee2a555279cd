import { expect, test } from 'vitest';
import { calendarOf } from '../../../../../server/domains/limits/forecast/calendar.rules.ts';
import { emptyTurnover } from '../../../../../server/domains/limits/forecast/history.rules.ts';
import { localHours } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';
import { prospectOf } from '../../../../../server/domains/limits/forecast/prospect.rules.ts';
import { madeTurnover } from '../../../../support/made-turnover.ts';

const COUNTED = { kind: 'month-amount', refunds: 'none', countsHolds: false } as const;
const WEEK = 168;
const calendar = calendarOf(localHours('UTC', 0, 12 * WEEK), []);
const traded = (weeks: number) =>
  madeTurnover({ seed: 2, zone: 'UTC', firstHour: 0, length: weeks * WEEK, paymentsADay: 300 });

test.each([
  ['nothing was paid', emptyTurnover(0, 12 * WEEK), 'nothing-paid'],
  ['there is less than four weeks', traded(3), 'too-little-history'],
])('nothing is foretold where %s', (_, turnover, hidden) => {
  expect(prospectOf(turnover, COUNTED, calendar)).toMatchObject({ hidden, profile: undefined, error: null });
});

test('four weeks are enough for a forecast, and too few to say how far off it is', () => {
  const prospect = prospectOf(traded(4), COUNTED, calendar);

  expect(prospect).toMatchObject({ hidden: null, error: null });
  expect(prospect.profile?.level).toBeCloseTo(1, 1);
});

test('what was judged the same day is not judged again', () => {
  const judged = { withMonth: false, error: { wape: 0.5, bias: 0 } };

  expect(prospectOf(traded(12), COUNTED, calendar, { judged }).error).toBe(judged.error);
});
