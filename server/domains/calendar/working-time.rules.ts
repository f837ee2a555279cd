import { no, ok, type Result } from '#kernel/result';
import type { WorkingCalendar } from './contract.ts';

const MINUTE_NS = 60_000_000_000n;
/** Enough for the longest time to answer in the scarcest calendar that `checkCalendar` lets pass. */
const HORIZON_DAYS = 20 * 366;
const LEAST_MINUTES_A_WEEK = 60;

/** When `minutes` of working time will have passed since `at`: only the calendar's hours count, each as long as it really is. */
export function dueAfter(calendar: WorkingCalendar, at: Temporal.Instant, minutes: number): Temporal.Instant {
  if (isAlwaysOpen(calendar)) return at.add({ minutes });
  let left = BigInt(minutes) * MINUTE_NS;
  // Every day is counted from the first one, so no change of the clock is carried on into the next days.
  const first = at.toZonedDateTimeISO(calendar.zone).toPlainDate();
  for (let days = 0; days < HORIZON_DAYS; days += 1) {
    for (const { start, end } of openOn(calendar, first.add({ days }))) {
      const from = later(start, at).epochNanoseconds;
      const open = end.epochNanoseconds - from;
      if (open <= 0n) continue;
      if (left <= open) return Temporal.Instant.fromEpochNanoseconds(from + left);
      left -= open;
    }
  }
  return at.add({ hours: 24 * HORIZON_DAYS });
}

/** The stretches of one day in which time counts, in order, half open. */
export function openOn(calendar: WorkingCalendar, date: Temporal.PlainDate) {
  if (isLeftOut(calendar.zone, date)) return [];
  return hoursOn(calendar, date)
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => ({ start: instantOf(calendar.zone, date, from), end: instantOf(calendar.zone, date, to) }));
}

/** Whether any time counts on a day; of a week without hours, Monday to Friday. */
export function isWorkday(calendar: Hours, date: Temporal.PlainDate): boolean {
  if (firstWorked(calendar) !== undefined) return hoursOn(calendar, date).length > 0;
  return date.dayOfWeek < SATURDAY && !calendar.holidays.includes(date.toString());
}

const SATURDAY = 6;

type Hours = Pick<WorkingCalendar, 'week' | 'holidays' | 'workdays'>;

/** A holiday is one, even where it is called a workday, too. */
function hoursOn(calendar: Hours, date: Temporal.PlainDate): Stretches {
  const [day, own] = [date.toString(), stretchesOf(calendar, date.dayOfWeek)];
  if (calendar.holidays.includes(day)) return [];
  return own.length === 0 && calendar.workdays?.includes(day) ? (firstWorked(calendar) ?? []) : own;
}

type Stretches = WorkingCalendar['week']['1'];

const firstWorked = (calendar: Hours): Stretches | undefined =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => stretchesOf(calendar, day)).find(({ length }) => length > 0);

/** A zone that crossed the date line has no such day. */
const isLeftOut = (zone: string, date: Temporal.PlainDate) => !date.toZonedDateTime(zone).toPlainDate().equals(date);

function instantOf(zone: string, date: Temporal.PlainDate, clock: string): Temporal.Instant {
  if (clock === '24:00') return date.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  // 00:00 is the start of the day, which is not midnight where the clock jumps over it.
  if (clock === '00:00') return date.toZonedDateTime(zone).toInstant();
  return date.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant();
}

const stretchesOf = ({ week }: Hours, dayOfWeek: number) =>
  week[String(dayOfWeek) as keyof WorkingCalendar['week']] ?? []; // `dayOfWeek` is 1 to 7

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) > 0 ? a : b);

const isAlwaysOpen = ({ week, holidays }: WorkingCalendar) =>
  holidays.length === 0 &&
  Object.values(week).every(([only, ...more]) => more.length === 0 && only?.from === '00:00' && only.to === '24:00');

export type CalendarFault = 'time-zone-unknown' | 'hours-backwards' | 'hours-overlap' | 'hours-too-few';

/** Whether deadlines can be counted in a calendar. */
export function checkCalendar(calendar: WorkingCalendar): Result<WorkingCalendar, CalendarFault> {
  if (!isZone(calendar.zone)) return no('time-zone-unknown');
  let minutes = 0;
  for (const stretches of Object.values(calendar.week)) {
    const sorted = stretches.toSorted((a, b) => a.from.localeCompare(b.from));
    if (sorted.some(({ from, to }) => from >= to)) return no('hours-backwards');
    if (sorted.some(({ from }, at) => from < (sorted[at - 1]?.to ?? ''))) return no('hours-overlap');
    minutes += sorted.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0);
  }
  return minutes < LEAST_MINUTES_A_WEEK ? no('hours-too-few') : ok(calendar);
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether this is a zone by name: a bare offset knows no summer. */
export function isZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== '';
  } catch {
    return false;
  }
}
