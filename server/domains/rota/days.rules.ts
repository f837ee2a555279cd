import type { Span } from './shifts.rules.ts';

/** Days one after another as a zone counts them, with their instants; one that the zone left out is not there. */
export function daysFrom(first: string, count: number, zone: string): (Span & { date: string })[] {
  const start = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, days) => start.add({ days }))
    .map((date) => ({ date: date.toString(), start: startOf(date, zone), end: startOf(date.add({ days: 1 }), zone) }))
    .filter((day) => Temporal.Instant.compare(day.start, day.end) < 0);
}

/** The Monday of the week in which `at` lies. */
export function mondayOf(at: Temporal.Instant, zone: string): string {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 }).toString();
}

const startOf = (date: Temporal.PlainDate, zone: string) => date.toZonedDateTime(zone).toInstant();
