/** A moment as callers write it: with an offset, or wall-clock time in the zone that the call names. */
export function momentMs(text: string, timeZone: string): number {
  const iso = text.trim().replace(' ', 'T');
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(iso)) return Temporal.Instant.from(iso).epochMilliseconds;
  return Temporal.PlainDateTime.from(iso).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The first and the last millisecond of a day on the wall. */
export function dayMs(day: string, timeZone: string): { fromMs: number; toMs: number } {
  const date = Temporal.PlainDate.from(day);
  return {
    fromMs: date.toZonedDateTime(timeZone).epochMilliseconds,
    toMs: date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1,
  };
}
