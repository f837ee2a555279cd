const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/**
 * Which of the 168 hours of a zone's week an hour since 1970 is; Monday's first is 0. Offsets are asked for once a day, for a
 * zone changes its clock on few of them: the hours of such a day are read by its first.
 */
export function hoursOfWeekIn(zone: string): (hour: number) => number {
  const offsets = new Map<number, number>();
  const offsetOf = (day: number): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const at = Temporal.Instant.fromEpochMilliseconds(day * DAY_HOURS * HOUR_MS);
    const offset = Math.floor(at.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12);
    offsets.set(day, offset);
    return offset;
  };
  return (hour) => {
    const local = hour + offsetOf(Math.floor(hour / DAY_HOURS));
    const day = Math.floor(local / DAY_HOURS);
    // The first of January 1970 was a Thursday.
    return ((day + 3) % 7) * DAY_HOURS + (local - day * DAY_HOURS);
  };
}
