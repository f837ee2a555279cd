import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDayOfNew, firstOpenDay } from '../../../../server/domains/rota/open-day.rules.ts';
import { onDutyAt, type Pattern, shiftsBetween } from '../../../../server/domains/rota/shifts.rules.ts';
import { anyMoment, anyRules, asText, ruleOf, whoAndWhen } from './patterns.ts';

const at = Temporal.Instant.from('2026-11-09T09:00:00Z'); // Monday noon in Minsk

test('a line whose hour has not struck today may still change today', () => {
  expect(firstOpenDay(at, [{ zone: 'Europe/Minsk', start: '20:00' }])).toBe('2026-11-09');
});

test('after it has struck, tomorrow is the first day', () => {
  expect(firstOpenDay(at, [{ zone: 'Europe/Minsk', start: '08:00' }])).toBe('2026-11-10');
});

test('of an old and a new hour the later day holds', () => {
  const lines = ['20:00', '06:00'].map((start) => ({ zone: 'Europe/Minsk', start }));

  expect(firstOpenDay(at, lines)).toBe('2026-11-10');
});

test('a shift that begins this very moment has no past', () => {
  expect(firstOpenDay(at, [{ zone: 'Europe/Minsk', start: '12:00' }])).toBe('2026-11-09');
});

test('past immutability: ending, changing and moving a line to another zone leave every earlier moment as it was', () => {
  fc.assert(
    fc.property(anyRules, anyRules, anyMoment, ([first, ...rest], [next], now) => {
      if (first === undefined || next === undefined) return;
      const day = firstOpenDay(now, [first, next]);
      const ended = [{ ...first, to: day }, ...rest];
      const changed = [...ended, { ...next, id: ruleOf({}, 99).id, personId: first.personId, from: day }];
      const until = (pattern: Pattern) =>
        shiftsBetween(pattern, { start: now.subtract({ hours: 240 }), end: now }).map((shift) =>
          Temporal.Instant.compare(shift.end, now) > 0 ? `${shift.personId} ${shift.start}` : whoAndWhen(shift),
        );
      const before = until({ rules: [first, ...rest], overrides: [] });

      expect(until({ rules: ended, overrides: [] })).toEqual(before);
      expect(until({ rules: changed, overrides: [] })).toEqual(before);
    }),
  );
});

test('of a new line the rest of the shift under way takes place', () => {
  const line = ruleOf({ since: at });
  const rule = { ...line, from: firstDayOfNew(line, at) };

  expect(onDutyAt({ rules: [rule], overrides: [] }, at).map(asText)).toEqual([
    '2026-11-09T09:00:00Z/2026-11-09T17:00:00Z',
  ]);
});

test.each([
  ['a night that began yesterday', { start: '13:00', end: '12:30' }, '2026-11-08'],
  ['a shift of today', { start: '08:00' }, '2026-11-09'],
  ['one whose hour has not struck', { start: '14:00' }, '2026-11-09'],
  ['one that is over for today', { start: '08:00', end: '10:00' }, '2026-11-10'],
  ['one that begins next week', { from: '2026-11-16' }, '2026-11-16'],
])('a new line begins with %s', (_, given, day) => {
  expect(firstDayOfNew(ruleOf(given), at)).toBe(day);
});

test('a new line changes nothing before it was made', () => {
  fc.assert(
    fc.property(anyRules, anyRules, anyMoment, fc.integer({ min: 1, max: 6000 }), (rules, [next], now, minutes) => {
      if (next === undefined) return;
      const line = { ...next, id: ruleOf({}, 99).id, since: now };
      const added = [...rules, { ...line, from: firstDayOfNew(line, now) }];
      const before = now.subtract({ minutes });
      const who = (lines: typeof rules) => onDutyAt({ rules: lines, overrides: [] }, before).map((on) => on.personId);

      expect(who(added)).toEqual(who(rules));
    }),
  );
});
