import { expect, test } from 'vitest';
import { PRESETS, type Preset, presetAt } from '../../../../web/features/tickets/moments.rules.ts';

const at = (preset: Preset, now: string, zone = 'Europe/Minsk') =>
  new Date(presetAt(preset, Date.parse(now), zone)).toISOString();

test.each([
  ['half-hour', '2026-11-09T09:00:00Z', '2026-11-09T09:30:00.000Z'],
  ['two-hours', '2026-11-09T09:00:00Z', '2026-11-09T11:00:00.000Z'],
  ['evening', '2026-11-09T09:00:00Z', '2026-11-09T15:00:00.000Z'],
  ['evening', '2026-11-09T15:00:00Z', '2026-11-10T15:00:00.000Z'],
  ['morning', '2026-11-09T05:59:00Z', '2026-11-09T06:00:00.000Z'],
  ['morning', '2026-11-09T22:00:00Z', '2026-11-10T06:00:00.000Z'],
  ['monday', '2026-11-09T05:00:00Z', '2026-11-16T06:00:00.000Z'],
  ['monday', '2026-11-08T09:00:00Z', '2026-11-09T06:00:00.000Z'],
] as const)('%s at %s is %s by the desk’s clock', (preset, now, then) => {
  expect(at(preset, now)).toBe(then);
});

test('the morning after the clocks were put forward is still nine o’clock', () => {
  expect(at('morning', '2026-03-28T20:00:00Z', 'Europe/Warsaw')).toBe('2026-03-29T07:00:00.000Z');
});

test('every preset lies ahead', () => {
  for (const preset of PRESETS) expect(presetAt(preset, 1_800_000_000_000, 'Europe/Minsk')).toBeGreaterThan(1.8e12);
});
