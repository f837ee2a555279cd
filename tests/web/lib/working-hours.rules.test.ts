import { expect, test } from 'vitest';
import { perDay, stretchesIn, weekText } from '../../../web/lib/working-hours.rules.ts';

const week = (text: (day: string) => string) => ({ week: perDay((day) => stretchesIn(text(day)) ?? []) });

test.each([
  [
    'days in a row with the same hours are said once',
    (day: string) => (day < '6' ? '09:00-18:00' : ''),
    '1–5 09:00-18:00',
  ],
  [
    'a day of its own hours stands apart',
    (day: string) => (day === '5' ? '09:00-16:00' : day < '5' ? '09:00-18:00' : ''),
    '1–4 09:00-18:00, 5 09:00-16:00',
  ],
  [
    'a closed day between parts the run',
    (day: string) => (day === '3' ? '' : '10:00-12:00, 13:00-15:00'),
    '1–2 10:00-12:00, 13:00-15:00, 4–7 10:00-12:00, 13:00-15:00',
  ],
  ['a week that is closed says nothing', () => '', ''],
])('%s', (_, text, said) => {
  expect(weekText(week(text), (day) => day)).toBe(said);
});
