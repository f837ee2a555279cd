import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LimitKind } from '../../../../server/domains/limits/contract.ts';
import { windowAt } from '../../../../server/domains/limits/windows.rules.ts';

const midnight = { window: 'calendar', zone: 'Europe/Warsaw', resetClock: '00:00', resetDay: 1 } as const;
const span = (kind: LimitKind, reset: Parameters<typeof windowAt>[1], at: string) => {
  const window = windowAt(kind, reset, Temporal.Instant.from(at));
  return window === undefined ? undefined : `${window.start} ${window.end}`;
};

describe('the window of a limit', () => {
  test.each([
    ['a day of its zone', 'day-amount', midnight, '2026-11-09T22:59:59Z', '2026-11-08T23:00:00Z 2026-11-09T23:00:00Z'],
    [
      'the next one begins on the stroke',
      'day-amount',
      midnight,
      '2026-11-09T23:00:00Z',
      '2026-11-09T23:00:00Z 2026-11-10T23:00:00Z',
    ],
    [
      'a day that begins in the evening',
      'day-count',
      { ...midnight, resetClock: '21:30' },
      '2026-11-09T20:29:00Z',
      '2026-11-08T20:30:00Z 2026-11-09T20:30:00Z',
    ],
    ['a month', 'month-amount', midnight, '2026-11-09T12:00:00Z', '2026-10-31T23:00:00Z 2026-11-30T23:00:00Z'],
    [
      'a month from the tenth',
      'month-count',
      { ...midnight, resetDay: 10 },
      '2026-11-09T12:00:00Z',
      '2026-10-09T22:00:00Z 2026-11-09T23:00:00Z',
    ],
    [
      'over the turn of the year',
      'month-amount',
      { ...midnight, resetDay: 15 },
      '2027-01-03T00:00:00Z',
      '2026-12-14T23:00:00Z 2027-01-14T23:00:00Z',
    ],
    [
      'the last 24 hours',
      'day-amount',
      { ...midnight, window: 'rolling' as const },
      '2026-11-09T12:34:56Z',
      '2026-11-08T12:34:56Z 2026-11-09T12:34:56Z',
    ],
    [
      'the last 30 days',
      'month-amount',
      { ...midnight, window: 'rolling' as const },
      '2026-11-09T12:00:00Z',
      '2026-10-10T12:00:00Z 2026-11-09T12:00:00Z',
    ],
  ] as const)('%s', (_, kind, reset, at, expected) => {
    expect(span(kind, reset, at)).toBe(expected);
  });

  test('a day of 25 hours is one window, and so is one of 23', () => {
    expect(span('day-amount', midnight, '2026-10-25T12:00:00Z')).toBe('2026-10-24T22:00:00Z 2026-10-25T23:00:00Z');
    expect(span('day-amount', midnight, '2026-03-29T12:00:00Z')).toBe('2026-03-28T23:00:00Z 2026-03-29T22:00:00Z');
  });

  test('a reset that the clock jumps over comes when the clock is there again', () => {
    const reset = { ...midnight, resetClock: '02:30' };

    expect(span('day-amount', reset, '2026-03-29T01:29:00Z')).toBe('2026-03-28T01:30:00Z 2026-03-29T01:30:00Z');
    expect(span('day-amount', reset, '2026-03-29T01:30:00Z')).toBe('2026-03-29T01:30:00Z 2026-03-30T00:30:00Z');
  });

  test('a day that the zone left out is no window', () => {
    const apia = { ...midnight, zone: 'Pacific/Apia' };

    expect(span('day-amount', apia, '2011-12-30T09:59:00Z')).toBe('2011-12-29T10:00:00Z 2011-12-30T10:00:00Z');
    expect(span('day-amount', apia, '2011-12-30T10:00:00Z')).toBe('2011-12-30T10:00:00Z 2011-12-31T10:00:00Z');
  });

  test('a limit on one payment has none', () => {
    expect(span('single-amount', midnight, '2026-11-09T12:00:00Z')).toBeUndefined();
  });

  test('windows lie end to end, and each moment is in its own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<LimitKind>('day-amount', 'month-amount'),
        fc.constantFrom('Europe/Warsaw', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata'),
        fc.constantFrom('00:00', '00:30', '02:15', '23:59'),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1_300_000_000, max: 1_900_000_000 }),
        (kind, zone, resetClock, resetDay, seconds) => {
          const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
          const reset = { window: 'calendar', zone, resetClock, resetDay } as const;

          const window = windowAt(kind, reset, at);

          if (window === undefined) throw new Error('no window');
          expect(Temporal.Instant.compare(window.start, at)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(at, window.end)).toBeLessThan(0);
          expect(windowAt(kind, reset, window.start)?.end.toString()).toBe(window.end.toString());
          expect(windowAt(kind, reset, window.end)?.start.toString()).toBe(window.end.toString());
        },
      ),
      { numRuns: 300 },
    );
  });
});
