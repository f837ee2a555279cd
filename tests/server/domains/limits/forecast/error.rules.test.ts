import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../../../server/domains/limits/forecast/calendar.rules.ts';
import { judge } from '../../../../../server/domains/limits/forecast/error.rules.ts';
import { historyOf } from '../../../../../server/domains/limits/forecast/history.rules.ts';
import { hourOf, localHours } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';
import { madeTurnover, type Trade } from '../../../../support/made-turnover.ts';

const END = hourOf(Temporal.Instant.from('2026-06-10T22:00:00Z'));

function judged(weeks: number, trade: Partial<Trade> = {}, stopped?: Float64Array) {
  const made = {
    seed: 3,
    zone: 'Europe/Warsaw',
    firstHour: END - weeks * 168,
    length: weeks * 168,
    paymentsADay: 600,
    ...trade,
  };
  const calendar = calendarOf(localHours(made.zone, made.firstHour, made.length), []);
  const counted = { kind: 'month-amount', refunds: 'none', countsHolds: false } as const;
  return judge(historyOf(madeTurnover(made), counted, calendar, stopped));
}

describe('how far off forecasts were', () => {
  test('a steady trade is told to a few hundredths, without bias', () => {
    const { error } = judged(12, { logDeviation: 0.3 });

    expect(error?.wape).toBeLessThan(0.12);
    expect(Math.abs(error?.bias ?? 1)).toBeLessThan(0.03);
  });

  test('an uneven one is told worse, and says so', () => {
    expect(judged(12, { dayDeviation: 0.4 }).error?.wape).toBeGreaterThan(0.2);
  });

  test('the night, with its few payments, is told worse than the evening', () => {
    const parts = judged(12).error?.byPart;

    expect(parts?.night).toBeGreaterThan(parts?.evening ?? 1);
  });

  test('each part of the day says from how many predictions it is, and what a limit stopped is none of them', () => {
    const stopped = (weeks: number) =>
      Float64Array.from({ length: weeks * 168 }, (_, at) => Number(at >= (weeks - 1) * 168));

    expect(judged(12).error?.toldByPart).toEqual({ night: 28, morning: 28, afternoon: 28, evening: 28 });
    expect(judged(12, {}, stopped(12)).error?.toldByPart).toEqual({
      night: 21,
      morning: 21,
      afternoon: 21,
      evening: 21,
    });
  });

  test('a trade that grows fast is told too low', () => {
    expect(judged(12, { growthAWeek: 0.1 }).error?.bias).toBeLessThan(-0.02);
  });

  test('no week had four weeks before it', () => {
    expect(judged(4)).toEqual({ withMonth: false, error: null });
  });
});

describe('the month', () => {
  test('is told apart where that tells it better', () => {
    expect(judged(12, { dayFactor: ({ dayOfMonth }) => (dayOfMonth <= 5 ? 2.2 : 1) }).withMonth).toBe(true);
  });

  test('and is left out where it does not', () => {
    expect(judged(12, { dayDeviation: 0.15 }).withMonth).toBe(false);
  });
});
