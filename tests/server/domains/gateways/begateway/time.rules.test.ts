import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, nextDay, wallTime } from '../../../../../server/domains/gateways/begateway/report-time.rules.ts';
import { readTime } from '../../../../../server/domains/gateways/begateway/time.rules.ts';

describe('a time of the gateway', () => {
  test.each([
    ['2026-11-24T16:05:31Z', '2026-11-24T16:05:31.000000Z'],
    ['2026-11-24T16:05:31.5Z', '2026-11-24T16:05:31.500000Z'],
    ['2026-11-24T16:05:31.723+00:00', '2026-11-24T16:05:31.723000Z'],
    ['2026-11-24T16:05:31.123456789Z', '2026-11-24T16:05:31.123456Z'],
    ['2026-11-24T19:05:31+03:00', '2026-11-24T16:05:31.000000Z'],
    ['2026-11-24 19:05:31 +0300', '2026-11-24T16:05:31.000000Z'],
    ['2026-11-24 16:05:31 UTC', '2026-11-24T16:05:31.000000Z'],
    ['2026-11-24T16:05:31.123456', '2026-11-24T16:05:31.123456Z'],
    ['2028-02-29T23:30:00-01:00', '2028-03-01T00:30:00.000000Z'],
    [1_795_536_331, '2026-11-24T16:05:31.000000Z'],
    [1_795_536_331_250, '2026-11-24T16:05:31.250000Z'],
  ])('%s', (written, read) => {
    expect(readTime(written)).toBe(read);
  });

  test.each([
    '',
    'yesterday',
    '2023-02-270T09:12:54.516000Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00+25:00',
    5,
    null,
    {},
  ])('%j is none', (written) => {
    expect(readTime(written)).toBeUndefined();
  });

  test('any instant, written in any offset and precision, is the same instant', () => {
    const moment = fc.record({
      ms: fc.integer({ min: 0, max: 4e12 }),
      digits: fc.constantFrom(3 as const, 6 as const, 9 as const),
      minutes: fc.integer({ min: -1000, max: 1000 }),
    });

    fc.assert(
      fc.property(moment, ({ ms, digits, minutes }) => {
        const at = Temporal.Instant.fromEpochMilliseconds(ms);
        const sign = minutes < 0 ? '-' : '+';
        const zone = `${sign}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
        return (
          readTime(at.toString({ timeZone: zone, fractionalSecondDigits: digits })) ===
          at.toString({ fractionalSecondDigits: 6 })
        );
      }),
    );
  });
});

describe('times of a report', () => {
  test('are those on the wall there, whole seconds that leave nothing out', () => {
    expect(wallTime('2026-11-24T16:05:31.600000Z', 'Europe/Minsk', 'early')).toBe('2026-11-24 19:05:31');
    expect(wallTime('2026-11-24T16:05:31.600000Z', 'Europe/Minsk', 'late')).toBe('2026-11-24 19:05:32');
  });

  test('where an hour is said twice, an hour more is asked for', () => {
    expect(wallTime('2026-10-25T00:30:00.000000Z', 'Europe/Vilnius', 'early')).toBe('2026-10-25 02:30:00');
    expect(wallTime('2026-10-25T01:30:00.000000Z', 'Europe/Vilnius', 'late')).toBe('2026-10-25 04:30:00');
  });

  test('days are days there', () => {
    expect(dayOf('2026-11-24T21:30:00.000000Z', 'Europe/Minsk')).toBe('2026-11-25');
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
  });
});
