import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../../server/domains/calendar/contract.ts';
import { DEFAULT_TIMES } from '../../../../server/domains/calendar/default-times.rules.ts';
import { checkCalendar, dueAfter, isZone } from '../../../../server/domains/calendar/working-time.rules.ts';

const DAY = [{ from: '09:00', to: '18:00' }];
const office: WorkingCalendar = {
  zone: 'Europe/Warsaw',
  week: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [], 7: [] },
  holidays: ['2026-11-11'],
};
const due = (calendar: WorkingCalendar, at: string, minutes: number) =>
  dueAfter(calendar, Temporal.Instant.from(at), minutes).toString();

describe('when an answer is due', () => {
  test('around the clock every minute counts', () => {
    expect(due(DEFAULT_TIMES.calendar, '2026-11-09T23:58:00Z', 5)).toBe('2026-11-10T00:03:00Z');
  });

  test.each([
    ['within the day', '2026-11-09T09:00:00Z', 60, '2026-11-09T10:00:00Z'],
    ['to the last minute of the day', '2026-11-09T16:30:00Z', 30, '2026-11-09T17:00:00Z'],
    ['over the evening', '2026-11-09T16:30:00Z', 60, '2026-11-10T08:30:00Z'],
    ['over a holiday', '2026-11-10T16:30:00Z', 60, '2026-11-12T08:30:00Z'],
    ['over a weekend', '2026-11-13T16:30:00Z', 60, '2026-11-16T08:30:00Z'],
    ['from before the day begins', '2026-11-09T03:00:00Z', 60, '2026-11-09T09:00:00Z'],
    ['over the change of the clock', '2025-10-24T15:30:00Z', 60, '2025-10-27T08:30:00Z'],
  ])('%s', (_, at, minutes, expected) => {
    expect(due(office, at, minutes)).toBe(expected);
  });

  test('a day of 25 hours counts 25, one of 23 counts 23', () => {
    const sundays = { ...office, week: { ...emptyWeek, 7: [{ from: '00:00', to: '24:00' }] }, holidays: [] };

    expect(due(sundays, '2025-10-25T22:00:00Z', 25 * 60)).toBe('2025-10-26T23:00:00Z');
    expect(due(sundays, '2025-03-29T23:00:00Z', 23 * 60)).toBe('2025-03-30T22:00:00Z');
  });

  test('a day that the zone left out has no hours', () => {
    expect(due({ ...office, zone: 'Pacific/Apia' }, '2011-12-30T03:59:00Z', 2)).toBe('2012-01-01T19:01:00Z');
  });

  test('a day that begins at one o’clock has no hour before', () => {
    const sundays = {
      zone: 'America/Sao_Paulo',
      week: { ...emptyWeek, 7: [{ from: '00:00', to: '02:00' }] },
      holidays: [],
    };

    expect(due(sundays, '2018-11-04T00:00:00Z', 60)).toBe('2018-11-04T04:00:00Z');
  });
});

const emptyWeek = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  zone: fc.constantFrom('Europe/Warsaw', 'Europe/Minsk', 'America/Chicago', 'Australia/Lord_Howe', 'Pacific/Apia'),
  week: fc.constantFrom(office.week, { ...emptyWeek, 3: DAY }, DEFAULT_TIMES.calendar.week, {
    ...emptyWeek,
    1: [
      { from: '22:00', to: '24:00' },
      { from: '00:00', to: '03:00' },
    ],
    7: [{ from: '01:30', to: '02:30' }],
  }),
  holidays: fc.subarray(['2025-10-27', '2025-03-30', '2025-10-26']),
});
const anyAt = fc
  .tuple(fc.constantFrom('2025-03-28', '2025-10-24', '2011-12-28', '2020-10-02'), fc.integer({ min: 0, max: 6000 }))
  .map(([day, minutes]) => Temporal.Instant.from(`${day}T00:00:00Z`).add({ minutes }));
const anyMinutes = fc.integer({ min: 1, max: 3000 });

describe('laws of working time', () => {
  test('so many minutes and then so many more are their sum', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, anyMinutes, anyMinutes, (calendar, at, first, second) => {
        const inSteps = dueAfter(calendar, dueAfter(calendar, at, first), second);

        expect(inSteps.toString()).toBe(dueAfter(calendar, at, first + second).toString());
      }),
    );
  });

  test('later is never due earlier, and nothing is due before its time', () => {
    fc.assert(
      fc.property(anyCalendar, anyAt, anyMinutes, anyMinutes, (calendar, at, minutes, wait) => {
        const now = dueAfter(calendar, at, minutes);
        const later = dueAfter(calendar, at.add({ minutes: wait }), minutes);

        expect(Temporal.Instant.compare(now, later)).toBeLessThanOrEqual(0);
        expect(now.since(at).total('minutes')).toBeGreaterThanOrEqual(minutes);
      }),
    );
  });
});

describe('a calendar is refused', () => {
  const withHours = (...stretches: { from: string; to: string }[]) => ({
    ...office,
    week: { ...emptyWeek, 1: stretches },
  });

  test.each([
    ['time-zone-unknown', { ...office, zone: 'Mars/Olympus' }],
    ['time-zone-unknown', { ...office, zone: '+03:00' }],
    ['hours-backwards', withHours({ from: '18:00', to: '09:00' })],
    ['hours-overlap', withHours({ from: '12:00', to: '15:00' }, { from: '09:00', to: '13:00' })],
    ['hours-too-few', { ...office, week: emptyWeek }],
    ['hours-too-few', withHours({ from: '09:00', to: '09:59' })],
  ])('for %s', (error, calendar) => {
    expect(checkCalendar(calendar)).toEqual({ ok: false, error });
  });

  test('unless deadlines can be counted in it', () => {
    expect(checkCalendar(office).ok).toBe(true);
    expect(checkCalendar(DEFAULT_TIMES.calendar).ok).toBe(true);
  });
});

test('even the scarcest calendar that passes comes to an end', () => {
  const scarce = { ...office, week: { ...emptyWeek, 1: [{ from: '09:00', to: '10:00' }] }, holidays: [] };

  expect(dueAfter(scarce, Temporal.Instant.from('2026-11-09T00:00:00Z'), 10_080).toString()).toBe(
    '2030-01-21T09:00:00Z',
  );
});

test.each([
  ['Europe/Minsk', true],
  ['UTC', true],
  ['Atlantis/Capital', false],
  ['-05:00', false],
  ['', false],
])('%s is a zone: %s', (zone, expected) => {
  expect(isZone(zone)).toBe(expected);
});
