import { expect, test } from 'vitest';
import { daysFrom, mondayOf } from '../../../../server/domains/rota/days.rules.ts';

test('a day of the rota lasts as long as its zone says', () => {
  const [day] = daysFrom('2025-10-26', 1, 'Europe/Warsaw');

  expect(day?.end.since(day.start).total('hours')).toBe(25);
});

test('a day that was left out is not there', () => {
  expect(daysFrom('2011-12-29', 3, 'Pacific/Apia').map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31']);
});

test('the week begins on Monday, where the zone already has it', () => {
  const at = Temporal.Instant.from('2026-11-08T22:00:00Z');

  expect(mondayOf(at, 'Europe/Minsk')).toBe('2026-11-09');
  expect(mondayOf(at, 'UTC')).toBe('2026-11-02');
});
