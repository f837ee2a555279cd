import { expect, test } from 'vitest';
import { calendarOf } from '../../../../../server/domains/limits/forecast/calendar.rules.ts';
import { hourOf, localHours } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';

const monday = hourOf(Temporal.Instant.from('2026-06-01T00:00:00Z'));

test('an hour lives its hour of the week, and a holiday those of a Sunday', () => {
  const { cell, isHoliday } = calendarOf(localHours('UTC', monday, 48), ['2026-06-02']);

  expect([cell[0], cell[23], cell[24], cell[47]]).toEqual([0, 23, 6 * 24, 6 * 24 + 23]);
  expect([isHoliday[23], isHoliday[24]]).toEqual([0, 1]);
});

test('a month has its first five days, its last three, and those between', () => {
  const { partOfMonth } = calendarOf(localHours('UTC', monday, 30 * 24), []);
  const parts = Array.from({ length: 30 }, (_, day) => partOfMonth[day * 24]);

  expect(parts.map(Number).join('')).toBe(`00000${'1'.repeat(22)}222`);
});
