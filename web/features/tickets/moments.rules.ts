import { clockAt, instantAt } from '../../lib/desk-day.rules.ts';

export const PRESETS = ['half-hour', 'two-hours', 'evening', 'morning', 'monday'] as const;
export type Preset = (typeof PRESETS)[number];

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The next such moment by the clocks of the desk. */
export function presetAt(preset: Preset, nowMs: number, zone: string): number {
  switch (preset) {
    case 'half-hour':
      return nowMs + 30 * MINUTE;
    case 'two-hours':
      return nowMs + 120 * MINUTE;
    case 'evening':
      return nextAt('18:00', nowMs, zone);
    case 'morning':
      return nextAt('09:00', nowMs, zone);
    case 'monday':
      return nextMonday(nowMs, zone);
  }
}

function nextAt(time: string, nowMs: number, zone: string): number {
  const today = Date.parse(instantAt(`${dayAt(nowMs, zone)}T${time}`, zone));
  return today > nowMs ? today : Date.parse(instantAt(`${dayAfter(dayAt(nowMs, zone), 1)}T${time}`, zone));
}

function nextMonday(nowMs: number, zone: string): number {
  const day = dayAt(nowMs, zone);
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  const days = (8 - weekday) % 7 || 7;
  return Date.parse(instantAt(`${dayAfter(day, days)}T09:00`, zone));
}

const dayAt = (atMs: number, zone: string) => clockAt(atMs, zone).slice(0, 10);
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
