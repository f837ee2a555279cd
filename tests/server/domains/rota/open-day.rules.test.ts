import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstOpenDay, shiftUnderWay } from '../../../../server/domains/rota/open-day.rules.ts';
import { type Pattern, shiftsBetween } from '../../../../server/domains/rota/shifts.rules.ts';
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

test('a line that begins today finds the shift it would be in', () => {
  const rest = shiftUnderWay(ruleOf({ from: '2026-11-09' }), at);

  expect(rest && asText(rest)).toBe('2026-11-09T05:00:00Z/2026-11-09T17:00:00Z');
});

test('a night that began yesterday is under way, too', () => {
  const night = shiftUnderWay(ruleOf({ start: '13:00', end: '12:30' }), at);

  expect(night && asText(night)).toBe('2026-11-08T10:00:00Z/2026-11-09T09:30:00Z');
});

test('a line that begins next week has none', () => {
  expect(shiftUnderWay(ruleOf({ from: '2026-11-16' }), at)).toBeUndefined();
});
