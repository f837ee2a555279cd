import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursOfWeekIn } from '../../../../../server/domains/incidents/detection/hour-of-week.rules.ts';
import { type HourCount, normAt, weekNormOf } from '../../../../../server/domains/incidents/detection/norm.rules.ts';

const WEEK = 168;
const hourOfWeek = (hour: number) => hour % WEEK;
/** Eight weeks in which night hours decline twice as often as day hours. */
const weeks = (attempts: number): HourCount[] =>
  Array.from({ length: 8 * WEEK }, (_, hour) => {
    const rate = hour % 24 < 6 ? 0.3 : 0.15;
    return { hour, attempts, declined: Math.round(attempts * rate), failed: 0 };
  });

test('each hour of the week has its own norm', () => {
  const norm = weekNormOf(weeks(100), 8 * WEEK, hourOfWeek);

  expect(normAt(norm, 3).declined).toBeCloseTo(0.3, 1);
  expect(normAt(norm, 12).declined).toBeCloseTo(0.15, 1);
});

test('an outage does not become what is usual', () => {
  const hours = weeks(100).map((hour) =>
    hour.hour >= 1308 && hour.hour < 1314 ? { ...hour, declined: 90, failed: 85 } : hour,
  );

  const norm = weekNormOf(hours, 8 * WEEK, hourOfWeek);

  expect(normAt(norm, 1310 % WEEK).declined).toBeLessThan(0.2);
  expect(normAt(norm, 1310 % WEEK).failed).toBeLessThan(0.01);
});

test('a series of which little is known is drawn towards all', () => {
  const few = [{ hour: 10, attempts: 2, declined: 2, failed: 0 }];

  const norm = weekNormOf(few, WEEK, hourOfWeek, { declined: 0.15, failed: 0.005 });

  expect(normAt(norm, 10).declined).toBeLessThan(0.26);
  expect(norm.weight).toBeLessThan(2.1);
});

test('hours that differ more than chance would have it raise the dispersion', () => {
  const wild = weeks(50).map((hour) => ({ ...hour, declined: Math.floor(hour.hour / WEEK) % 2 === 0 ? 2 : 16 }));

  expect(weekNormOf(wild, 8 * WEEK, hourOfWeek).dispersion).toBeGreaterThan(1.5);
  expect(weekNormOf(weeks(50), 8 * WEEK, hourOfWeek).dispersion).toBe(1);
});

test('norms are shares, whatever the hours', () => {
  const Hour = fc
    .record({ hour: fc.nat(2000), attempts: fc.nat(500), part: fc.float({ min: 0, max: 1, noNaN: true }) })
    .map(({ hour, attempts, part }) => {
      const declined = Math.floor(attempts * part);
      return { hour, attempts, declined, failed: Math.floor(declined / 2) };
    });
  fc.assert(
    fc.property(fc.array(Hour, { maxLength: 60 }), fc.nat(167), (hours, cell) => {
      const { declined, failed } = normAt(weekNormOf(hours, 2000, hourOfWeek), cell);
      expect(declined).toBeGreaterThan(0);
      expect(declined).toBeLessThan(1);
      expect(failed).toBeGreaterThan(0);
      expect(failed).toBeLessThan(1);
    }),
  );
});

test('Monday’s first hour of the zone is hour 0, and a clock change moves it', () => {
  const hourOf = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 3_600_000;

  expect(hoursOfWeekIn('Europe/Minsk')(hourOf('2026-11-08T21:00:00Z'))).toBe(0);
  expect(hoursOfWeekIn('Europe/Berlin')(hourOf('2026-07-05T22:00:00Z'))).toBe(0);
  expect(hoursOfWeekIn('Europe/Berlin')(hourOf('2026-11-08T23:00:00Z'))).toBe(0);
});
