export const HOUR_MS = 3_600_000;
export const HOURS_A_DAY = 24;
export const HOURS_A_WEEK = 168;
/** From the Monday of the week of 1 January 1970, a Thursday. */
const DAYS_SINCE_MONDAY = 3;

export interface LocalDay {
  date: string;
  /** 0 is Monday. */
  weekday: number;
  dayOfMonth: number;
  daysInMonth: number;
}

/** Whole hours of UTC one after another, as a zone lives them. Arrays by position. */
export interface LocalHours {
  /** Of the first one: hours since 1970. */
  firstHour: number;
  length: number;
  /** The hour of the day on the wall. */
  clock: Float64Array;
  /** Position in `days`. */
  day: Float64Array;
  /** Where the clock repeats an hour, each of the two is half of it (operations.md, B.4); elsewhere 1. */
  share: Float64Array;
  days: LocalDay[];
}

export const hourOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / HOUR_MS);
export const startOfHour = (hour: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(hour * HOUR_MS);

/** `length` hours from `firstHour` on. An hour that lies across a local midnight or half hour is of the day and hour in which it begins. */
export function localHours(zone: string, firstHour: number, length: number): LocalHours {
  const hours = {
    firstHour,
    length,
    clock: new Float64Array(length),
    day: new Float64Array(length),
    share: new Float64Array(length).fill(1),
    days: [] as LocalDay[],
  };
  let shownDay = Number.NaN;
  for (const { from, to, offsetMs } of stretchesOf(zone, firstHour, firstHour + length)) {
    for (let hour = from; hour < to; hour += 1) {
      const local = Math.floor((hour * HOUR_MS + offsetMs) / HOUR_MS);
      const day = Math.floor(local / HOURS_A_DAY);
      if (day !== shownDay) hours.days.push(localDay(day));
      shownDay = day;
      hours.clock[hour - firstHour] = local - day * HOURS_A_DAY;
      hours.day[hour - firstHour] = hours.days.length - 1;
    }
  }
  halveRepeated(hours);
  return hours;
}

/** Stretches without a change of the clock. */
function stretchesOf(zone: string, from: number, to: number): { from: number; to: number; offsetMs: number }[] {
  const stretches = [];
  for (let hour = from; hour < to; ) {
    const local = startOfHour(hour).toZonedDateTimeISO(zone);
    const change = local.getTimeZoneTransition('next');
    const until =
      change === null ? to : Math.min(to, Math.max(hour + 1, Math.ceil(change.epochMilliseconds / HOUR_MS)));
    stretches.push({ from: hour, to: until, offsetMs: local.offsetNanoseconds / 1e6 });
    hour = until;
  }
  return stretches;
}

function halveRepeated({ length, clock, day, share }: LocalHours): void {
  for (let at = 1; at < length; at += 1) {
    if (clock[at] !== clock[at - 1] || day[at] !== day[at - 1]) continue;
    share[at] = 0.5;
    share[at - 1] = 0.5;
  }
}

function localDay(daysSince1970: number): LocalDay {
  const date = new Temporal.PlainDate(1970, 1, 1).add({ days: daysSince1970 });
  const weekday = (((daysSince1970 + DAYS_SINCE_MONDAY) % 7) + 7) % 7;
  return { date: date.toString(), weekday, dayOfMonth: date.day, daysInMonth: date.daysInMonth };
}
