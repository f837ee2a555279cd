import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourOf, localHours, startOfHour } from '../../../../../server/domains/limits/forecast/local-hours.rules.ts';

const hourAt = (text: string) => hourOf(Temporal.Instant.from(text));

test('hours are lived by the clock of their zone', () => {
  const hours = localHours('Europe/Minsk', hourAt('2026-11-09T20:00:00Z'), 3);

  expect([...hours.clock]).toEqual([23, 0, 1]);
  expect([...hours.day].map((day) => hours.days[day])).toEqual([
    { date: '2026-11-09', weekday: 0, dayOfMonth: 9, daysInMonth: 30 },
    { date: '2026-11-10', weekday: 1, dayOfMonth: 10, daysInMonth: 30 },
    { date: '2026-11-10', weekday: 1, dayOfMonth: 10, daysInMonth: 30 },
  ]);
});

test('an hour that the clock repeats is twice half an hour', () => {
  const hours = localHours('Europe/Warsaw', hourAt('2026-10-24T22:00:00Z'), 25);

  expect([...hours.clock].slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
  expect([...hours.share].slice(0, 5)).toEqual([1, 1, 0.5, 0.5, 1]);
  expect(hours.share.reduce((sum, share) => sum + share, 0)).toBe(24);
  expect(hours.days).toHaveLength(1);
});

test('an hour that the clock leaves out is not there', () => {
  const hours = localHours('Europe/Warsaw', hourAt('2026-03-28T23:00:00Z'), 23);

  expect([...hours.clock].slice(0, 4)).toEqual([0, 1, 3, 4]);
  expect(hours.days.map(({ date }) => date)).toEqual(['2026-03-29']);
});

test('each hour is of the day and the clock that the zone shows at its start', () => {
  const zones = ['Europe/Warsaw', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kolkata', 'America/St_Johns'];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 350_000, max: 520_000 }), (zone, first) => {
      const hours = localHours(zone, first, 24 * 40);

      for (const position of [0, 7, 333, 700, 959]) {
        const local = startOfHour(first + position).toZonedDateTimeISO(zone);
        expect(hours.clock[position]).toBe(local.hour);
        expect(hours.days[hours.day[position] ?? -1]?.date).toBe(local.toPlainDate().toString());
        expect(hours.days[hours.day[position] ?? -1]?.weekday).toBe(local.dayOfWeek - 1);
      }
    }),
    { numRuns: 40 },
  );
});
