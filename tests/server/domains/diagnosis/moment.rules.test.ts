import { expect, test } from 'vitest';
import { durationWords, momentWords } from '../../../../server/domains/diagnosis/moment.rules.ts';

const AT = '2026-11-24T16:05:31.123456Z';

test('a moment is said in the zone of the desk, with the zone', () => {
  expect(momentWords(AT, 'ru', 'Europe/Minsk')).toBe('24 ноября 2026, 19:05 UTC+3');
  expect(momentWords(AT, 'en', 'Europe/Minsk')).toBe('24 November 2026, 19:05 UTC+3');
  expect(momentWords(AT, 'en', 'UTC')).toBe('24 November 2026, 16:05 UTC+0');
});

test('summer and winter of a zone are told apart', () => {
  expect(momentWords('2026-07-01T12:00:00.000000Z', 'en', 'Europe/Vilnius')).toBe('1 July 2026, 15:00 UTC+3');
  expect(momentWords('2026-12-01T12:00:00.000000Z', 'en', 'Europe/Vilnius')).toBe('1 December 2026, 14:00 UTC+2');
});

test('what is no time has no words', () => {
  expect(momentWords(undefined, 'ru', 'Europe/Minsk')).toBeUndefined();
  expect(momentWords('never', 'ru', 'Europe/Minsk')).toBeUndefined();
});

test.each([
  [0, '0\u00a0с'],
  [12, '12\u00a0с'],
  [60, '1\u00a0мин'],
  [7_800, '2\u00a0ч 10\u00a0мин'],
  [86_400, '1\u00a0д'],
  [90_061, '1\u00a0д 1\u00a0ч'],
  [86_460, '1\u00a0д'],
])('%i seconds', (seconds, expected) => {
  expect(durationWords(seconds, 'ru')).toBe(expected);
});
