import { monthOf, weekdayOf } from './calendar-words.rules.ts';

/** A day, or several in a row; both ends included. */
export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
}

type Day = Temporal.PlainDate;

export function one(day: Day): Days {
  return { first: day, last: day };
}

export function around(day: Day, days: number): Days {
  return { first: day.subtract({ days }), last: day.add({ days }) };
}

export function span(from: Days | undefined, to: Days | undefined): Days | undefined {
  if (!from || !to || Temporal.PlainDate.compare(from.first, to.last) > 0) return undefined;
  return { first: from.first, last: to.last };
}

export function date(year: string | undefined, month: string | undefined, day: string | undefined): Days | undefined {
  const fields = { year: Number(year), month: Number(month), day: Number(day) };
  try {
    return one(Temporal.PlainDate.from(fields, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
}

export const fullYear = (year = '') => (year.length === 2 ? `20${year}` : year);

/** A day without its year is the last one that was, tomorrow's included: clocks and zones differ. */
export function recent(day: string | undefined, month: string | undefined, today: Day): Days | undefined {
  const years = [today.year + 1, today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4];
  const limit = today.add({ days: 1 });
  return years
    .map((year) => date(String(year), month, day))
    .find((each) => each && Temporal.PlainDate.compare(each.first, limit) <= 0);
}

export function dayOf(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: Day,
): Days | undefined {
  const number = String(monthOf(month ?? '') ?? '');
  return year ? date(year, number, day) : recent(day, number, today);
}

export function wholeMonth(month: string | undefined, year: string | undefined, today: Day): Days | undefined {
  const first = dayOf('1', month, year, today);
  return first && monthAround(first.first);
}

export function dayOfThisMonth(day: string | undefined, today: Day): Days | undefined {
  const months = [today, today.subtract({ months: 1 }), today.subtract({ months: 2 })];
  return months
    .map((month) => date(String(month.year), String(month.month), day))
    .find((each) => each && Temporal.PlainDate.compare(each.first, today) <= 0);
}

export function monthAround(day: Day): Days {
  return { first: day.with({ day: 1 }), last: day.with({ day: day.daysInMonth }) };
}

export function weekOf(day: Day): Days {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return { first: monday, last: monday.add({ days: 6 }) };
}

export function weekendBefore(today: Day): Days {
  const saturday = today.subtract({ days: (today.dayOfWeek + 1) % 7 });
  const last = saturday.add({ days: 1 });
  return { first: saturday, last: Temporal.PlainDate.compare(last, today) > 0 ? today : last };
}

export function weekdayBefore(word: string | undefined, today: Day, weeks: number): Days | undefined {
  const weekday = weekdayOf(word ?? '');
  if (weekday === undefined) return undefined;
  const back = (today.dayOfWeek - weekday + 7) % 7 || 7;
  return one(today.subtract({ days: back + weeks * 7 }));
}

/** "On Friday", said on a Friday, is a week ago: of the same day one says "today". */
export function weekdays(word: string | undefined, today: Day): readonly (Days | undefined)[] {
  const before = weekdayBefore(word, today, 0);
  return weekdayOf(word ?? '') === today.dayOfWeek ? [before, one(today)] : [before];
}
