import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  covers,
  gapsBetween,
  onDutyAt,
  type Pattern,
  type Span,
  shiftsBetween,
  spellAt,
  touches,
} from '../../../../server/domains/rota/shifts.rules.ts';
import {
  anyMoment,
  anyOverrides,
  anyRules,
  anyZone,
  asText,
  overrideOf,
  personOf,
  ruleOf,
  spanOf,
  whoAndWhen,
} from './patterns.ts';

const compare = Temporal.Instant.compare;
const WEEK = 7 * 24;
const weekAround = (at: Temporal.Instant): Span => ({
  start: at.subtract({ hours: WEEK / 2 }),
  end: at.add({ hours: WEEK / 2 }),
});
const anyPattern = fc.record({ rules: anyRules, overrides: anyOverrides });
const peopleAt = (pattern: Pattern, at: Temporal.Instant) => onDutyAt(pattern, at).map((shift) => shift.personId);

describe('golden values', () => {
  const starts = (zone: string, clock: string, first: string, last: string) =>
    shiftsBetween(
      { rules: [ruleOf({ zone, start: clock, end: clock })], overrides: [] },
      {
        start: Temporal.PlainDateTime.from(`${first}T${clock}`).toZonedDateTime(zone).toInstant(),
        end: Temporal.Instant.from(last),
      },
    ).map((shift) => shift.start.toString());

  test('02:30 in Chicago over the spring change: an hour later for one day, then 02:30 again', () => {
    expect(starts('America/Chicago', '02:30', '2020-03-06', '2020-03-10T12:00:00Z')).toEqual([
      '2020-03-06T08:30:00Z',
      '2020-03-07T08:30:00Z',
      '2020-03-08T08:30:00Z',
      '2020-03-09T07:30:00Z',
      '2020-03-10T07:30:00Z',
    ]);
  });

  test('01:30 in Chicago over the autumn change: the first of the two', () => {
    expect(starts('America/Chicago', '01:30', '2020-10-31', '2020-11-02T12:00:00Z')).toEqual([
      '2020-10-31T06:30:00Z',
      '2020-11-01T06:30:00Z',
      '2020-11-02T07:30:00Z',
    ]);
  });

  test('02:15 on Lord Howe, whose clock moves by half an hour', () => {
    expect(starts('Australia/Lord_Howe', '02:15', '2020-10-02', '2020-10-05T00:00:00Z')).toEqual([
      '2020-10-01T15:45:00Z',
      '2020-10-02T15:45:00Z',
      '2020-10-03T15:45:00Z',
      '2020-10-04T15:15:00Z',
    ]);
  });

  test('midnight in Sao Paulo on the day that began at one', () => {
    expect(starts('America/Sao_Paulo', '00:00', '2018-11-03', '2018-11-05T12:00:00Z')).toEqual([
      '2018-11-03T03:00:00Z',
      '2018-11-04T03:00:00Z',
      '2018-11-05T02:00:00Z',
    ]);
  });

  test('Apia had no 30 December 2011: no shift begins, and the one before meets the one after', () => {
    const starting = starts('Pacific/Apia', '08:00', '2011-12-29', '2012-01-01T00:00:00Z');

    expect(starting).toEqual(['2011-12-29T18:00:00Z', '2011-12-30T18:00:00Z', '2011-12-31T18:00:00Z']);
  });

  test.each([
    ['Europe/Warsaw', '2025-10-26', 25],
    ['Europe/Warsaw', '2025-03-30', 23],
    ['Australia/Lord_Howe', '2021-04-04', 24.5],
    ['Europe/Minsk', '2025-10-26', 24],
    ['Africa/Casablanca', '2026-02-15', 25],
  ])('a whole day in %s on %s has %d hours', (zone, day, hours) => {
    const [start, end] = starts(zone, '00:00', day, `${Temporal.PlainDate.from(day).add({ days: 2 })}T00:00:00Z`);

    expect(
      Temporal.Instant.from(end ?? '')
        .since(Temporal.Instant.from(start ?? ''))
        .total('hours'),
    ).toBe(hours);
  });
});

describe('the pattern', () => {
  test('a night shift belongs to the day on which it begins', () => {
    const pattern = { rules: [ruleOf({ weekdays: [5], start: '20:00', end: '08:00' })], overrides: [] };

    const shifts = shiftsBetween(pattern, spanOf('2026-11-09T00:00:00Z', '2026-11-16T00:00:00Z'));

    expect(shifts.map(asText)).toEqual(['2026-11-13T17:00:00Z/2026-11-14T05:00:00Z']);
  });

  test('a window shows shifts whole, also those it only touches', () => {
    const pattern = { rules: [ruleOf()], overrides: [] };

    const shifts = shiftsBetween(pattern, spanOf('2026-11-09T16:59:00Z', '2026-11-10T05:00:01Z'));

    expect(shifts.map(asText)).toEqual([
      '2026-11-09T05:00:00Z/2026-11-09T17:00:00Z',
      '2026-11-10T05:00:00Z/2026-11-10T17:00:00Z',
    ]);
  });

  test('a line begins and ends on its days, half open', () => {
    const pattern = { rules: [ruleOf({ from: '2026-11-10', to: '2026-11-12' })], overrides: [] };

    const shifts = shiftsBetween(pattern, spanOf('2026-11-01T00:00:00Z', '2026-11-30T00:00:00Z'));

    expect(shifts.map((shift) => shift.key.slice(-10))).toEqual(['2026-11-10', '2026-11-11']);
  });

  test('two lines of one person are never on at once: the older one holds', () => {
    const rules = [ruleOf({}, 1), ruleOf({ start: '18:00', end: '22:00' }, 2)];

    const shifts = shiftsBetween({ rules, overrides: [] }, spanOf('2026-11-09T00:00:00Z', '2026-11-09T21:00:00Z'));

    expect(shifts.map(asText)).toEqual([
      '2026-11-09T05:00:00Z/2026-11-09T17:00:00Z',
      '2026-11-09T17:00:00Z/2026-11-09T19:00:00Z',
    ]);
  });

  test('partition: one line around the clock tiles any window in any zone', () => {
    const clock = fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:15', '02:30', '03:00', '08:00', '23:45');
    fc.assert(
      fc.property(anyZone, clock, anyMoment, (zone, start, at) => {
        const window = weekAround(at);
        const shifts = shiftsBetween({ rules: [ruleOf({ zone, start, end: start })], overrides: [] }, window);

        expect(gapsBetween(shifts, window)).toEqual([]);
        for (const [index, shift] of shifts.slice(1).entries())
          expect(compare(shift.start, shifts[index]?.end ?? shift.end)).toBe(0);
      }),
    );
  });
});

describe('overrides', () => {
  const window = spanOf('2026-11-09T00:00:00Z', '2026-11-10T00:00:00Z');
  const rules = [ruleOf({}, 1), ruleOf({ personId: personOf(2), start: '20:00', end: '08:00' }, 2)];
  const during = { start: '2026-11-09T09:00:00Z', end: '2026-11-09T11:00:00Z' };

  test('one who is taken off leaves a gap', () => {
    const shifts = shiftsBetween({ rules, overrides: [overrideOf({ kind: 'remove', ...during })] }, window);

    expect(gapsBetween(shifts, window).map(asText)).toEqual(['2026-11-09T09:00:00Z/2026-11-09T11:00:00Z']);
  });

  test('one who is put on beside another changes nothing of theirs', () => {
    const override = overrideOf({ kind: 'add', personId: personOf(3), ...during });

    expect(peopleAt({ rules, overrides: [override] }, Temporal.Instant.from(during.start))).toEqual([
      personOf(1),
      personOf(3),
    ]);
  });

  test('a replacement stands in the other’s place, there only', () => {
    const override = overrideOf({
      kind: 'replace',
      personId: personOf(3),
      insteadOf: personOf(1),
      start: '2026-11-09T15:00:00Z',
      end: '2026-11-09T19:00:00Z',
    });

    const shifts = shiftsBetween({ rules, overrides: [override] }, window);

    expect(shifts.filter((shift) => shift.personId === personOf(3)).map(asText)).toEqual([
      '2026-11-09T15:00:00Z/2026-11-09T17:00:00Z',
    ]);
    expect(peopleAt({ rules, overrides: [override] }, Temporal.Instant.from('2026-11-09T18:00:00Z'))).toEqual([
      personOf(2),
    ]);
  });

  test('two replacements are no chain', () => {
    const overrides = [
      overrideOf({ kind: 'replace', personId: personOf(2), insteadOf: personOf(1), ...during }, 1),
      overrideOf({ kind: 'replace', personId: personOf(3), insteadOf: personOf(2), ...during }, 2),
    ];

    expect(peopleAt({ rules: rules.slice(0, 1), overrides }, Temporal.Instant.from(during.start))).toEqual([
      personOf(2),
    ]);
  });

  test('law: where nobody is put on who is on already, a replacement never changes how many are on', () => {
    fc.assert(
      fc.property(anyRules, anyMoment, fc.integer({ min: 1, max: 3000 }), (lines, start, minutes) => {
        const end = start.add({ minutes });
        const override = overrideOf({
          kind: 'replace',
          personId: personOf(9),
          insteadOf: personOf(1),
          start: start.toString(),
          end: end.toString(),
        });
        for (const at of [start, end.subtract({ nanoseconds: 1 }), end])
          expect(peopleAt({ rules: lines, overrides: [override] }, at).length).toBe(
            peopleAt({ rules: lines, overrides: [] }, at).length,
          );
      }),
    );
  });

  test('law: off for a while, and nothing else changes', () => {
    fc.assert(
      fc.property(anyRules, anyMoment, fc.integer({ min: 1, max: 3000 }), anyMoment, (lines, start, minutes, at) => {
        const span = { start, end: start.add({ minutes }) };
        const override = overrideOf({ kind: 'remove', start: start.toString(), end: span.end.toString() });
        const before = peopleAt({ rules: lines, overrides: [] }, at);

        expect(peopleAt({ rules: lines, overrides: [override] }, at)).toEqual(
          covers(span, at) ? before.filter((person) => person !== personOf(1)) : before,
        );
      }),
    );
  });
});

describe('laws of every pattern', () => {
  test('window independence: the shifts of a part are those of the whole that touch it', () => {
    fc.assert(
      fc.property(anyPattern, anyMoment, fc.integer({ min: 1, max: 72 }), (pattern, at, hours) => {
        const part = { start: at, end: at.add({ hours }) };
        const whole = shiftsBetween(pattern, weekAround(at)).filter((shift) => touches(shift, part));

        expect(shiftsBetween(pattern, part).map(whoAndWhen)).toEqual(whole.map(whoAndWhen));
      }),
    );
  });

  test('point = sweep: who is on at a moment is whose shift covers it', () => {
    fc.assert(
      fc.property(anyPattern, anyMoment, fc.integer({ min: -80, max: 80 }), (pattern, middle, hours) => {
        const at = middle.add({ hours });
        const swept = shiftsBetween(pattern, weekAround(middle)).filter((shift) => covers(shift, at));

        expect(peopleAt(pattern, at).toSorted()).toEqual(swept.map((shift) => shift.personId).toSorted());
      }),
    );
  });

  test('nobody is on twice at once, and no shift is empty', () => {
    fc.assert(
      fc.property(anyPattern, anyMoment, (pattern, at) => {
        const shifts = shiftsBetween(pattern, weekAround(at));
        for (const shift of shifts) {
          expect(compare(shift.start, shift.end)).toBe(-1);
          const others = shifts.filter((other) => other !== shift && other.personId === shift.personId);
          expect(others.some((other) => touches(other, shift))).toBe(false);
        }
      }),
    );
  });

  test('gaps and shifts together fill a window', () => {
    fc.assert(
      fc.property(anyPattern, anyMoment, anyMoment, (pattern, middle, at) => {
        const window = weekAround(middle);
        if (!covers(window, at)) return;
        const isGap = gapsBetween(shiftsBetween(pattern, window), window).some((gap) => covers(gap, at));

        expect(isGap).toBe(peopleAt(pattern, at).length === 0);
      }),
    );
  });
});

test('an unbroken spell runs over shifts that meet', () => {
  const rules = [ruleOf({ weekdays: [1, 2] }, 1), ruleOf({ weekdays: [1], start: '20:00', end: '08:00' }, 2)];
  const shifts = shiftsBetween({ rules, overrides: [] }, spanOf('2026-11-08T00:00:00Z', '2026-11-13T00:00:00Z'));

  const spell = spellAt(shifts, personOf(1), Temporal.Instant.from('2026-11-09T18:00:00Z'));

  expect(spell && asText(spell)).toBe('2026-11-09T05:00:00Z/2026-11-10T17:00:00Z');
  expect(spellAt(shifts, personOf(1), Temporal.Instant.from('2026-11-10T17:00:00Z'))).toBeUndefined();
});
