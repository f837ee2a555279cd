import type { InstantText } from '../contract.ts';

/** `2026-11-24 19:05:31` on the wall there. Where the clock is put back an hour is said twice: then an hour more is asked for. */
export function wallTime(at: InstantText, timeZone: string, side: 'early' | 'late'): string {
  const instant = Temporal.Instant.from(at);
  const away = side === 'early' ? -1 : 1;
  const changes = offset(instant.add({ hours: -1 }), timeZone) !== offset(instant.add({ hours: 1 }), timeZone);
  const zoned = instant.add({ hours: changes ? away : 0 }).toZonedDateTimeISO(timeZone);
  const whole = zoned.round({ smallestUnit: 'second', roundingMode: side === 'early' ? 'floor' : 'ceil' });
  return whole.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

const offset = (at: Temporal.Instant, timeZone: string) => at.toZonedDateTimeISO(timeZone).offsetNanoseconds;

export const dayOf = (at: InstantText, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
