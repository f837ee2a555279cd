import { instantAt } from './desk-day.rules.ts';

/** Year, month, day, hour, minute: `2026-11-13 18:00`, or with a T between; and as it is written where days come first, `13.11.2026 18:00`. */
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T]+(\d{1,2}):(\d\d)$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}),? +(\d{1,2}):(\d\d)$/;

/** A moment as it is typed by the clocks of a zone; null where nothing was typed, undefined where it is none. */
export function momentIn(text: string, zone: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const [, day = '', month = '', year = '', ...clock] = DOTTED.exec(typed) ?? [];
  const [, ...parts] = year === '' ? (ISO.exec(typed) ?? []) : ['', year, month, day, ...clock];
  const [y = '', m = '', d = '', hour = '', minute = ''] = parts.map((part) => part.padStart(2, '0'));
  const written = `${y}-${m}-${d}T${hour}:${minute}`;
  return parts.length > 0 && isOnCalendar(written) ? instantAt(written, zone) : undefined;
}

/** Not the 31st of a shorter month, nor an hour that no day has. */
function isOnCalendar(written: string): boolean {
  const ms = Date.parse(`${written}:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(written);
}
