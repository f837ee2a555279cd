import { expect, test } from 'vitest';
import { spanOfOverride } from '../../../../server/domains/rota/override.rules.ts';

const at = Temporal.Instant.from('2026-11-09T09:00:00Z');
const textOf = (start: string, end: string) => {
  const span = spanOfOverride({ start, end }, 'Europe/Minsk', at);
  return span.ok ? `${span.value.start}/${span.value.end}` : span.error;
};

test.each([
  ['2026-11-09T20:00', '2026-11-10T08:00', '2026-11-09T17:00:00Z/2026-11-10T05:00:00Z'],
  ['2026-11-09T20:00:00Z', '2026-11-10T08:00:00Z', '2026-11-09T20:00:00Z/2026-11-10T08:00:00Z'],
  ['2026-11-09T08:00', '2026-11-09T14:00', '2026-11-09T09:00:00Z/2026-11-09T11:00:00Z'],
  ['2026-11-10T08:00', '2026-11-10T08:00', 'override-backwards'],
  ['2026-11-08T08:00', '2026-11-09T12:00', 'override-in-past'],
  ['2026-11-10T08:00', '2027-12-10T08:00', 'override-too-long'],
])('from %s to %s is %s', (start, end, expected) => {
  expect(textOf(start, end)).toBe(expected);
});
