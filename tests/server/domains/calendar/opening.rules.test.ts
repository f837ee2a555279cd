import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../../../server/domains/calendar/contract.ts';
import { openingAt } from '../../../../server/domains/calendar/opening.rules.ts';
import { BANK_HOURS } from '../../../support/limits.ts';

const at = (text: string) => Temporal.Instant.from(text);
const seen = (calendar: WorkingCalendar, moment: string) => {
  const { isOpen, closesAt, opensAgainAt } = openingAt(calendar, at(moment));
  return [isOpen, closesAt?.toString(), opensAgainAt?.toString()];
};
/** The clock of a wall in Minsk, three hours ahead of UTC the whole year. */
const minsk = (text: string) => `${text}:00+03:00`;
const utc = (text: string) => Temporal.Instant.from(minsk(text)).toString();

describe('the doors of a bank', () => {
  test.each([
    ['Friday afternoon', '2026-11-13T14:00', [true, utc('2026-11-13T18:00'), utc('2026-11-16T09:00')]],
    ['Friday, the moment it shuts', '2026-11-13T18:00', [false, undefined, utc('2026-11-16T09:00')]],
    ['Sunday', '2026-11-15T12:00', [false, undefined, utc('2026-11-16T09:00')]],
    ['Monday, the moment it opens', '2026-11-16T09:00', [true, utc('2026-11-16T18:00'), utc('2026-11-17T09:00')]],
    ['before dawn', '2026-11-17T04:00', [false, undefined, utc('2026-11-17T09:00')]],
  ])('%s', (_, moment, expected) => {
    expect(seen(BANK_HOURS, minsk(moment))).toEqual(expected);
  });

  test('a holiday is a day on which they stay shut', () => {
    const withHoliday = { ...BANK_HOURS, holidays: ['2026-11-16'] };

    expect(seen(withHoliday, minsk('2026-11-13T19:00'))[2]).toBe(utc('2026-11-17T09:00'));
  });

  test('a Saturday that is worked for another day has the hours of a Monday, unless it is a holiday', () => {
    const moved = { ...BANK_HOURS, workdays: ['2026-11-14'] };

    expect(seen(moved, minsk('2026-11-14T12:00'))).toEqual([true, utc('2026-11-14T18:00'), utc('2026-11-16T09:00')]);
    expect(seen({ ...moved, holidays: ['2026-11-14'] }, minsk('2026-11-14T12:00'))[0]).toBe(false);
  });

  test('a break at noon is a door that shuts and opens', () => {
    const day = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    const withBreak = { ...BANK_HOURS, week: { ...BANK_HOURS.week, 1: day } };

    expect(seen(withBreak, minsk('2026-11-16T12:00'))).toEqual([
      true,
      utc('2026-11-16T13:00'),
      utc('2026-11-16T14:00'),
    ]);
  });

  test('where the clock is put back at night, nine in the morning is nine by the new clock', () => {
    const vilnius = { ...BANK_HOURS, zone: 'Europe/Vilnius' };

    expect(seen(vilnius, '2026-10-23T18:00:00Z')[2]).toBe('2026-10-26T07:00:00Z');
  });

  test('hours over midnight are one stretch', () => {
    const night: WorkingCalendar = {
      zone: 'UTC',
      week: {
        1: [{ from: '20:00', to: '24:00' }],
        2: [{ from: '00:00', to: '06:00' }],
        3: [],
        4: [],
        5: [],
        6: [],
        7: [],
      },
      holidays: [],
    };

    expect(seen(night, '2026-11-17T02:00:00Z')).toEqual([true, '2026-11-17T06:00:00Z', '2026-11-23T20:00:00Z']);
  });

  test('doors that never shut have no next opening', () => {
    const all = [{ from: '00:00', to: '24:00' }];
    const always: WorkingCalendar = {
      zone: 'UTC',
      week: { 1: all, 2: all, 3: all, 4: all, 5: all, 6: all, 7: all },
      holidays: [],
    };

    expect(seen(always, '2026-11-17T02:00:00Z')).toEqual([true, undefined, undefined]);
  });

  test('the next opening lies ahead, the doors are open then, and were shut just before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 366 * 24 * 60 }), (minutes) => {
        const moment = at('2026-01-01T00:00:00Z').add({ minutes });
        const { opensAgainAt } = openingAt(BANK_HOURS, moment);

        if (opensAgainAt === undefined) throw new Error('this bank opens every week');
        expect(Temporal.Instant.compare(opensAgainAt, moment)).toBe(1);
        expect(openingAt(BANK_HOURS, opensAgainAt).isOpen).toBe(true);
        expect(openingAt(BANK_HOURS, opensAgainAt.subtract({ seconds: 1 })).isOpen).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
