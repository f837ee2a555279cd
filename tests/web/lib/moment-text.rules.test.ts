import { expect, test } from 'vitest';
import { momentIn } from '../../../web/lib/moment-text.rules.ts';

test.each([
  ['2026-11-13 18:00', '2026-11-13T15:00:00.000Z'],
  ['2026-11-13T18:00', '2026-11-13T15:00:00.000Z'],
  ['13.11.2026 18:00', '2026-11-13T15:00:00.000Z'],
  [' 3.1.2027, 9:05 ', '2027-01-03T06:05:00.000Z'],
  ['', null],
  ['  ', null],
  ['13.11.2026', undefined],
  ['31.11.2026 18:00', undefined],
  ['2026-11-13 24:30', undefined],
  ['2026-13-01 10:00', undefined],
  ['11/13/2026 6:00 PM', undefined],
  ['Friday', undefined],
])('«%s» by the clocks of Minsk', (text, moment) => {
  expect(momentIn(text, 'Europe/Minsk')).toBe(moment);
});
