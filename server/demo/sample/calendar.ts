export const ZONE = 'Europe/Minsk';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

/** The days of the sample as numbers: Minsk has kept one offset since 2011, so days are equally long. */
export interface SampleCalendar {
  /** The first moment of day 0. */
  startMs: number;
  /** Days since 1970 of day 0. */
  firstEpochDay: number;
}

export function calendarFrom(firstDay: Temporal.PlainDate): SampleCalendar {
  return {
    startMs: firstDay.toZonedDateTime(ZONE).epochMilliseconds,
    firstEpochDay: firstDay.since('1970-01-01', { largestUnit: 'days' }).days,
  };
}

export const dayStartMs = (calendar: SampleCalendar, day: number) => calendar.startMs + day * DAY_MS;
export const dayOf = (calendar: SampleCalendar, ms: number) => Math.floor((ms - calendar.startMs) / DAY_MS);
/** Monday is 0; the first of January 1970 was a Thursday. */
export const weekdayOf = (calendar: SampleCalendar, day: number) => (calendar.firstEpochDay + day + 3) % 7;

/** The moment `workingDays` working days after the day of `ms`, at `minuteOfDay` local time. */
export function afterWorkingDays(
  calendar: SampleCalendar,
  ms: number,
  workingDays: number,
  minuteOfDay: number,
): number {
  let day = dayOf(calendar, ms);
  for (let left = workingDays; left > 0; ) {
    day += 1;
    if (weekdayOf(calendar, day) < 5) left -= 1;
  }
  return dayStartMs(calendar, day) + minuteOfDay * MINUTE_MS;
}

/** Year, and days left in the month after this one. */
export function monthOf(calendar: SampleCalendar, day: number): { year: number; daysLeft: number; month: number } {
  const date = new Date((calendar.firstEpochDay + day) * DAY_MS);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, daysLeft: length - date.getUTCDate() };
}
