import { valueAt } from './cells.rules.ts';
import { HOURS_A_DAY, type LocalDay, type LocalHours } from './local-hours.rules.ts';

/** The hours of a zone, with all that a profile asks of an hour; worked out once for all limits of the zone and its holidays. By position. */
export interface Calendar {
  hours: LocalHours;
  /** The hour of the week that it lives: 0 is Monday's first. A holiday lives the hours of a Sunday. */
  cell: Float64Array;
  /** 0 for the first five days of a month, 2 for the last three, else 1. */
  partOfMonth: Float64Array;
  isHoliday: Float64Array;
}

const SUNDAY = 6;

export function calendarOf(hours: LocalHours, holidays: readonly string[]): Calendar {
  const closed = new Set(holidays);
  const days = hours.days.map((day) => ({ ...day, isHoliday: closed.has(day.date), part: partOfMonth(day) }));
  const ofDay = <T>(position: number, look: (day: (typeof days)[number]) => T, none: T): T => {
    const day = days[valueAt(hours.day, position)];
    return day === undefined ? none : look(day);
  };
  const positions = Array.from({ length: hours.length }, (_, position) => position);
  const weekdayAt = (at: number) => ofDay(at, ({ isHoliday, weekday }) => (isHoliday ? SUNDAY : weekday), 0);
  return {
    hours,
    cell: Float64Array.from(positions, (at) => weekdayAt(at) * HOURS_A_DAY + valueAt(hours.clock, at)),
    partOfMonth: Float64Array.from(positions, (at) => ofDay(at, ({ part }) => part, 1)),
    isHoliday: Float64Array.from(positions, (at) => ofDay(at, ({ isHoliday }) => Number(isHoliday), 0)),
  };
}

const FIRST_DAYS = 5;
const LAST_DAYS = 3;
function partOfMonth({ dayOfMonth, daysInMonth }: LocalDay): 0 | 1 | 2 {
  if (dayOfMonth <= FIRST_DAYS) return 0;
  return dayOfMonth > daysInMonth - LAST_DAYS ? 2 : 1;
}
