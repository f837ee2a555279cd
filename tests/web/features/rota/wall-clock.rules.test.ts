import { expect, test } from 'vitest';
import {
  clockText,
  dayAfter,
  runsOf,
  shareOf,
  wallText,
  weekdayName,
  weekdayOf,
  whenText,
} from '../../../../web/features/rota/wall-clock.rules.ts';

const ZONE = 'Europe/Minsk';
const NOON = Date.parse('2026-11-09T09:00:00Z');

test('an instant is written as a clock on the wall shows it', () => {
  expect(wallText('2026-11-09T21:30:00Z', ZONE)).toBe('2026-11-10T00:30');
  expect(clockText('2026-11-09T21:30:00Z', ZONE)).toBe('00:30');
});

test('a shift that runs over the edge of the week is cut there', () => {
  const week = { from: '2026-11-09T00:00:00Z', to: '2026-11-16T00:00:00Z' };

  expect(shareOf('2026-11-08T00:00:00Z', week)).toBe(0);
  expect(shareOf('2026-11-12T12:00:00Z', week)).toBe(50);
  expect(shareOf('2026-11-20T00:00:00Z', week)).toBe(100);
});

test.each([
  [[1, 2, 3, 4, 5], [[1, 5]]],
  [
    [7, 1, 2],
    [
      [1, 2],
      [7, 7],
    ],
  ],
  [[], []],
])('the days %j are the runs %j', (days, runs) => {
  expect(runsOf(days)).toEqual(runs);
});

test('weeks go on over the end of a month and a year', () => {
  expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04');
  expect(dayAfter('2027-01-04', -7)).toBe('2026-12-28');
});

test('a day of the week has its name in the language of the reader', () => {
  expect(weekdayName(1, 'en-GB')).toBe('Mon');
  expect(weekdayName(7, 'ru-RU')).toBe('вс');
  expect(weekdayOf('2026-11-15')).toBe(7);
});

test('a moment is said as shortly as it is clear', () => {
  const say = (at: string) => whenText(at, NOON, { zone: ZONE, language: 'en-GB' });

  expect(say('2026-11-09T17:00:00Z')).toBe('20:00');
  expect(say('2026-11-09T22:00:00Z')).toBe('Tue 01:00');
  expect(say('2026-11-28T17:00:00Z')).toBe('Sat 28 Nov 20:00');
});
