import { expect, test } from 'vitest';
import { createFormat } from '../../../web/lib/format.ts';

const ru = createFormat('ru', 'Europe/Minsk');
const en = createFormat('en', 'Europe/Minsk');
const NOON = Date.parse('2026-11-25T09:00:00Z');

test('money stands as each language writes it', () => {
  const money = { minor: 123_450, currency: 'BYN' };

  expect(ru.money(money)).toBe('1\u00a0234,50\u00a0BYN');
  expect(en.money(money)).toBe('1,234.50\u00a0BYN');
});

test('a moment of today is its clock time with seconds, of another day its day, of another year its year', () => {
  expect(ru.moment('2026-11-25T06:04:31.123456Z', NOON)).toBe('09:04:31');
  expect(ru.moment('2026-11-24T16:04:31Z', NOON)).toContain('19:04');
  expect(en.moment('2026-11-24T16:04:31Z', NOON)).toBe('24 Nov, 19:04');
  expect(en.moment('2025-06-03T10:00:00Z', NOON)).toBe('3 Jun 2025');
});

test('what somebody has set is shown to the minute', () => {
  expect(ru.minute('2026-11-25T06:04:31Z', NOON)).toBe('09:04');
  expect(en.minute('2026-11-24T16:04:31Z', NOON)).toBe('24 Nov, 19:04');
});

test('today is a day of the desk, not of the browser', () => {
  const lateEvening = '2026-11-24T21:30:00Z';

  expect(en.moment(lateEvening, NOON)).toBe('00:30:00');
  expect(en.isoDay(Date.parse(lateEvening))).toBe('2026-11-25');
});

test.each([
  [0, '0 secs'],
  [59, '59 secs'],
  [3_600, '1 hr'],
  [4_800, '1 hr 20 mins'],
  [273_600, '3 days 4 hrs'],
])('a span of %d seconds is said in its two largest parts', (seconds, text) => {
  expect(en.span(seconds)).toBe(text);
});

test.each([
  [512, '512 byte'],
  [1_500, '1.5 kB'],
  [250_000_000, '250 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(en.bytes(bytes)).toBe(text);
});
