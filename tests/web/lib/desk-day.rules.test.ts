import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfDay, startOfDay } from '../../../web/lib/desk-day.rules.ts';

const zones = ['Europe/Minsk', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'] as const;
const days = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const clockIn = (zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

test('a day begins at its first midnight in the zone, and the next begins where it ends', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...zones), (day, zone) => {
      const start = startOfDay(day, zone);

      expect(clockIn(zone).format(new Date(start))).toBe(`${day} 00:00:00`);
      expect(endOfDay(day, zone) > start).toBe(true);
      expect(
        clockIn(zone)
          .format(new Date(endOfDay(day, zone)))
          .endsWith('00:00:00'),
      ).toBe(true);
    }),
  );
});

test('the day on which clocks go back has twenty-five hours', () => {
  const hours =
    (Date.parse(endOfDay('2026-10-25', 'Europe/Berlin')) - Date.parse(startOfDay('2026-10-25', 'Europe/Berlin'))) /
    3_600_000;

  expect(hours).toBe(25);
});
