import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  availabilityOf,
  availabilityText,
  boundsOf,
  dayOf,
  daysUntil,
  type Impact,
  pastOf,
} from '../../../../server/domains/status-pages/history.rules.ts';

const at = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => Temporal.PlainDate.from(text);
const impact = (state: Impact['state'], from: string, to: string | null, incidentId = 'a'): Impact => ({
  incidentId,
  state,
  from: at(from),
  to: to === null ? null : at(to),
});
const LATER = at('2027-01-01T00:00:00Z');

describe('a day of the history', () => {
  test('without impacts it is a good one, of 1440 minutes', () => {
    expect(dayOf(date('2026-11-09'), 'Europe/Minsk', [], LATER)).toEqual({
      day: '2026-11-09',
      state: 'ok',
      minutes: { works: 0, degraded: 0, partial: 0, major: 0 },
      length: 1440,
      incidentIds: [],
    });
  });

  test('shows its worst state, and the minutes of each', () => {
    const impacts = [
      impact('degraded', '2026-11-09T09:00:00Z', '2026-11-09T10:00:00Z', 'slow'),
      impact('major', '2026-11-09T12:00:00Z', '2026-11-09T12:30:00Z', 'down'),
    ];

    expect(dayOf(date('2026-11-09'), 'Europe/Minsk', impacts, LATER)).toMatchObject({
      state: 'major',
      minutes: { degraded: 60, major: 30 },
      incidentIds: ['down', 'slow'],
    });
  });

  test('a minute that two impacts share belongs to the worse of them', () => {
    const impacts = [
      impact('works', '2026-11-09T09:00:00Z', '2026-11-09T11:00:00Z', 'planned'),
      impact('partial', '2026-11-09T10:30:00Z', '2026-11-09T11:30:00Z', 'failure'),
    ];

    expect(dayOf(date('2026-11-09'), 'UTC', impacts, LATER).minutes).toEqual({
      works: 90,
      degraded: 0,
      partial: 60,
      major: 0,
    });
  });

  test('an impact over midnight is cut at the midnight of the zone', () => {
    const impacts = [impact('major', '2026-11-09T20:30:00Z', '2026-11-09T21:30:00Z')];

    const [before, after] = ['2026-11-09', '2026-11-10'].map((day) => dayOf(date(day), 'Europe/Minsk', impacts, LATER));

    expect([before?.minutes.major, after?.minutes.major]).toEqual([30, 30]);
  });

  test('one that lasts is counted until now, and today is as long as it has been', () => {
    const impacts = [impact('major', '2026-11-09T08:00:00Z', null)];

    expect(dayOf(date('2026-11-09'), 'UTC', impacts, at('2026-11-09T09:00:00Z'))).toMatchObject({
      length: 540,
      minutes: { major: 60 },
    });
  });

  test('an impact that touches a minute counts it wholly', () => {
    const impacts = [impact('major', '2026-11-09T08:00:59Z', '2026-11-09T08:01:01Z')];

    expect(dayOf(date('2026-11-09'), 'UTC', impacts, LATER).minutes.major).toBe(2);
  });

  test.each([
    ['the spring change', '2026-03-29', 1380],
    ['the autumn change', '2026-10-25', 1500],
    ['no change', '2026-11-09', 1440],
  ])('a day of %s in Vilnius has its own length', (_, day, length) => {
    const lasting = [impact('partial', '2026-01-01T00:00:00Z', null)];

    const found = dayOf(date(day), 'Europe/Vilnius', lasting, LATER);

    expect([found.length, found.minutes.partial]).toEqual([length, length]);
  });

  test('minutes of all states together are never more than the day, in any zone and whatever lies over each other', () => {
    const zones = ['UTC', 'Europe/Minsk', 'Europe/Vilnius', 'Australia/Lord_Howe', 'America/Havana'];
    const begin = at('2026-10-20T00:00:00Z').epochMilliseconds;
    const impacts = fc.array(
      fc.record({
        state: fc.constantFrom<Impact['state']>('works', 'degraded', 'partial', 'major'),
        fromMs: fc.integer({ min: 0, max: 14 * 86_400_000 }),
        lastsMs: fc.option(fc.integer({ min: 0, max: 3 * 86_400_000 })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 12 }), impacts, (zone, offset, given) => {
        const made = given.map(({ state, fromMs, lastsMs }, index): Impact => {
          const from = Temporal.Instant.fromEpochMilliseconds(begin + fromMs);
          return {
            incidentId: `${index}`,
            state,
            from,
            to: lastsMs === null ? null : from.add({ milliseconds: lastsMs }),
          };
        });
        const { minutes, length, state, incidentIds } = dayOf(
          date('2026-10-21').add({ days: offset }),
          zone,
          made,
          LATER,
        );
        const sum = Object.values(minutes).reduce((total, each) => total + each, 0);

        expect(sum).toBeLessThanOrEqual(length);
        expect(sum > 0).toBe(state !== 'ok');
        expect(incidentIds.length > 0).toBe(state !== 'ok');
        expect(Object.entries(minutes).every(([, each]) => Number.isInteger(each) && each >= 0)).toBe(true);
      }),
    );
  });

  test('days follow each other without a gap, over every change of the clock', () => {
    fc.assert(
      fc.property(fc.constantFrom('Europe/Vilnius', 'America/Havana', 'Australia/Lord_Howe'), (zone) => {
        const days = daysUntil(at('2026-12-31T12:00:00Z'), zone, 400);
        for (const [index, day] of days.entries()) {
          const next = days[index + 1];
          if (next !== undefined) expect(boundsOf(day, zone).end.equals(boundsOf(next, zone).start)).toBe(true);
        }
      }),
    );
  });
});

describe('ninety days', () => {
  test('end today, where today is a day of the zone', () => {
    const days = daysUntil(at('2026-11-09T21:30:00Z'), 'Europe/Minsk');

    expect([days.length, days[0]?.toString(), days.at(-1)?.toString()]).toEqual([90, '2026-08-13', '2026-11-10']);
  });

  test('a day before all payments is told of only where something was wrong on it', () => {
    const days = pastOf({
      at: LATER,
      zone: 'UTC',
      since: undefined,
      impacts: [impact('major', '2026-12-30T10:00:00Z', '2026-12-30T11:00:00Z')],
      isFrozen: () => false,
      frozen: () => undefined,
    });

    expect(days.map((day) => day?.state).filter((state) => state !== undefined)).toEqual(['major']);
  });

  test('an outage counts wholly, a partial one by half, slowness and works not at all', () => {
    const impacts = [
      impact('major', '2026-11-09T00:00:00Z', '2026-11-09T01:00:00Z'),
      impact('partial', '2026-11-09T02:00:00Z', '2026-11-09T04:00:00Z'),
      impact('degraded', '2026-11-09T05:00:00Z', '2026-11-09T09:00:00Z'),
      impact('works', '2026-11-09T10:00:00Z', '2026-11-09T12:00:00Z'),
    ];

    expect(availabilityOf([dayOf(date('2026-11-09'), 'UTC', impacts, LATER)])).toBeCloseTo(1 - 120 / 1440, 10);
  });

  test('nothing is said of days that nobody knows', () => {
    expect(availabilityOf([])).toBeUndefined();
  });

  test.each([
    [1, '100'],
    [0.999_999, '99.99'],
    [0.9995, '99.95'],
    [0.99, '99'],
    [0.5, '50'],
    [0, '0'],
  ])('%d is said as %s %%', (share, text) => {
    expect(availabilityText(share)).toBe(text);
  });
});
