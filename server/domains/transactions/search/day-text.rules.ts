import { COUNT, countOf, LAST, MONTH, monthOf, THIS, WEEKDAY, weekdayOf } from './calendar-words.rules.ts';
import { blot, type Draft, type Span, spanOf } from './draft.rules.ts';

export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
}

/** A piece of text that names a day, or several in a row; more than one way to read it, likeliest first. */
export interface DayMention extends Span {
  days: readonly Days[];
}

type Day = Temporal.PlainDate;
type Groups = readonly (string | undefined)[];
type ReadDay = (groups: Groups, today: Day) => readonly (Days | undefined)[];

const TODAY = "сегодня(?:шн\\p{L}{1,3})?|сення|сёння|today(?:'s)?|tonight|this (?:morning|afternoon|evening)";
const DAY_BEFORE_YESTERDAY = 'позавчера(?:шн\\p{L}{1,3})?|пазаучора|пазаўчора|(?:the )?day before yesterday';
const YESTERDAY = "вчера(?:шн\\p{L}{1,3})?|учора|ўчора|учарашн\\p{L}{1,3}|yesterday(?:'s)?|last (?:night|evening)";
const YEAR = String.raw`(?:,?[ \u00a0](20\d\d)(?: ?(?:г\.?|года|году))?)?`;
const IN = String.raw`(?:(?:во?|на|у|ў|за|от|з|on|in|at|during|с)[ \u00a0])?`;
const DAY_OF_MONTH = String.raw`(\d{1,2})(?:-?(?:го|е|ого|ага|st|nd|rd|th))?`;

// The longest writings stand first: what they take, the shorter no longer see.
const RULES: readonly (readonly [pattern: RegExp, read: ReadDay])[] = [
  [words(`${IN}(20\\d\\d)[-./](\\d{1,2})[-./](\\d{1,2})`, '[T\\D]'), ([y, m, d]) => [date(y, m, d)]],
  [words(`${IN}(\\d{1,2})[.-](\\d{1,2})[.-](20\\d\\d|\\d\\d)(?: ?г\\.?)?`), ([d, m, y]) => [date(fullYear(y), m, d)]],
  // With slashes the month may come first.
  [
    words(`${IN}(\\d{1,2})/(\\d{1,2})/(20\\d\\d|\\d\\d)`),
    ([a, b, y]) => [date(fullYear(y), b, a), date(fullYear(y), a, b)],
  ],
  [
    words(
      `(?:с[ \u00a0]|from[ \u00a0])?${DAY_OF_MONTH}[ \u00a0]?(?:-|–|—|по|до|to)[ \u00a0]?${DAY_OF_MONTH}[ \u00a0]${MONTH}${YEAR}`,
    ),
    ([a, b, m, y], today) => [span(dayOf(a, m, y, today), dayOf(b, m, y, today))],
  ],
  [words(`${IN}${DAY_OF_MONTH}[ \u00a0]?${MONTH}${YEAR}`), ([d, m, y], today) => [dayOf(d, m, y, today)]],
  [
    words(`${IN}${MONTH}[ \u00a0]${DAY_OF_MONTH}(?:,?[ \u00a0](20\\d\\d))?`),
    ([m, d, y], today) => [dayOf(d, m, y, today)],
  ],
  [
    words(`${IN}(\\d\\d?)\\.(0\\d|1[0-2])`, '(?!\\d|[.,:]\\d|[ \u00a0]?(?:byn|usd|eur|rub|руб|р\\.|коп))'),
    ([d, m], today) => [recent(d, m, today)],
  ],
  [words(`${IN}(\\d\\d?)/(\\d\\d?)`), ([a, b], today) => [recent(a, b, today), recent(b, a, today)]],
  [words(`${IN}(?:${DAY_BEFORE_YESTERDAY})`), (_, today) => [one(today.subtract({ days: 2 }))]],
  [words(`${IN}(?:${YESTERDAY})`), (_, today) => [one(today.subtract({ days: 1 }))]],
  [words(`${IN}(?:${TODAY})`), (_, today) => [one(today)]],
  [
    words(
      `${COUNT}[ \u00a0](?:дн(?:я|ей|і|ён)|дзён|день|дзень|days?|сут\\p{L}{1,2})[ \u00a0](?:назад|тому|таму|ago)(?: назад)?`,
    ),
    ([n = '1'], today) => [one(today.subtract({ days: countOf(n) }))],
  ],
  [
    words(`(?:${COUNT}[ \u00a0])?(?:недел[юия]|тыд\\p{L}{2,4}|weeks?)[ \u00a0](?:назад|тому|таму|ago)`),
    ([n = '1'], today) => [around(today.subtract({ weeks: countOf(n) }), 1)],
  ],
  [
    words(`(?:${COUNT}[ \u00a0])?(?:месяц\\p{L}{0,2}|months?)[ \u00a0](?:назад|тому|таму|ago)`),
    ([n = '1'], today) => [around(today.subtract({ months: countOf(n) }), 3)],
  ],
  [
    words(`${IN}${LAST}[ \u00a0](?:недел\\p{L}{1,2}|тыд\\p{L}{2,4}|week)`),
    (_, today) => [weekOf(today.subtract({ weeks: 1 }))],
  ],
  [
    words(`${IN}${THIS}[ \u00a0](?:недел\\p{L}{1,2}|тыд\\p{L}{2,4}|week)`),
    (_, today) => [{ first: weekOf(today).first, last: today }],
  ],
  [
    words(`${IN}${LAST}[ \u00a0](?:месяц\\p{L}{0,2}|month)`),
    (_, today) => [monthAround(today.subtract({ months: 1 }))],
  ],
  [
    words(`${IN}(?:${LAST}[ \u00a0]|the[ \u00a0])?(?:выходны[ех]|выхадны[ях]|weekend)`),
    (_, today) => [weekendBefore(today)],
  ],
  [
    words(`${IN}(?:${LAST}[ \u00a0])${WEEKDAY}`),
    ([w], today) => {
      const [same, before] = [weekdayBefore(w, today, 0), weekdayBefore(w, today, 1)];
      return [same, before];
    },
  ],
  [words(`(?:во?|у|ў|on|с|за|от)[ \u00a0]${WEEKDAY}`), ([w], today) => weekdays(w, today)],
  [
    words(`${IN}(\\d{1,2})(?:-?(?:го|ого))?[ \u00a0](?:числа|числе)|${IN}(\\d{1,2})-?го`),
    ([a, b], today) => [dayOfThisMonth(a ?? b, today)],
  ],
  [words(`(?:в|у|ў|за|in)[ \u00a0]${MONTH}${YEAR}`), ([m, y], today) => [wholeMonth(m, y, today)]],
];

/** Every day that the text names, in the order of the text; what was read is taken out of the draft. */
export function findDays(draft: Draft, today: Day): DayMention[] {
  const found: DayMention[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of draft.rest.matchAll(pattern)) {
      const days = read(match.slice(1), today).filter((each) => each !== undefined);
      if (days.length === 0) continue;
      found.push({ ...spanOf(match), days: different(days) });
      blot(draft, spanOf(match));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function words(source: string, end = '(?![\\p{L}\\d]|[.,:]\\d)'): RegExp {
  const close = end.startsWith('(') ? end : `(?=${end}|$)`;
  return new RegExp(`(?<![\\p{L}\\d.,/:-])(?:${source})${close}`, 'giu');
}

function one(day: Day): Days {
  return { first: day, last: day };
}

function around(day: Day, days: number): Days {
  return { first: day.subtract({ days }), last: day.add({ days }) };
}

function span(from: Days | undefined, to: Days | undefined): Days | undefined {
  if (!from || !to || Temporal.PlainDate.compare(from.first, to.last) > 0) return undefined;
  return { first: from.first, last: to.last };
}

function date(year: string | undefined, month: string | undefined, day: string | undefined): Days | undefined {
  const fields = { year: Number(year), month: Number(month), day: Number(day) };
  try {
    return one(Temporal.PlainDate.from(fields, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
}

const fullYear = (year = '') => (year.length === 2 ? `20${year}` : year);

/** A day without its year is the last one that was, tomorrow's included: clocks and zones differ. */
function recent(day: string | undefined, month: string | undefined, today: Day): Days | undefined {
  const years = [today.year + 1, today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4];
  const limit = today.add({ days: 1 });
  return years
    .map((year) => date(String(year), month, day))
    .find((each) => each && Temporal.PlainDate.compare(each.first, limit) <= 0);
}

function dayOf(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  today: Day,
): Days | undefined {
  const number = String(monthOf(month ?? '') ?? '');
  return year ? date(year, number, day) : recent(day, number, today);
}

function wholeMonth(month: string | undefined, year: string | undefined, today: Day): Days | undefined {
  const first = dayOf('1', month, year, today);
  return first && monthAround(first.first);
}

function dayOfThisMonth(day: string | undefined, today: Day): Days | undefined {
  const months = [today, today.subtract({ months: 1 }), today.subtract({ months: 2 })];
  return months
    .map((month) => date(String(month.year), String(month.month), day))
    .find((each) => each && Temporal.PlainDate.compare(each.first, today) <= 0);
}

function monthAround(day: Day): Days {
  return { first: day.with({ day: 1 }), last: day.with({ day: day.daysInMonth }) };
}

function weekOf(day: Day): Days {
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  return { first: monday, last: monday.add({ days: 6 }) };
}

function weekendBefore(today: Day): Days {
  const saturday = today.subtract({ days: (today.dayOfWeek + 1) % 7 });
  const last = saturday.add({ days: 1 });
  return { first: saturday, last: Temporal.PlainDate.compare(last, today) > 0 ? today : last };
}

function weekdayBefore(word: string | undefined, today: Day, weeks: number): Days | undefined {
  const weekday = weekdayOf(word ?? '');
  if (weekday === undefined) return undefined;
  const back = (today.dayOfWeek - weekday + 7) % 7 || 7;
  return one(today.subtract({ days: back + weeks * 7 }));
}

/** "On Friday", said on a Friday, is a week ago: of the same day one says "today". */
function weekdays(word: string | undefined, today: Day): readonly (Days | undefined)[] {
  const before = weekdayBefore(word, today, 0);
  return weekdayOf(word ?? '') === today.dayOfWeek ? [before, one(today)] : [before];
}

function different(days: readonly Days[]): Days[] {
  return days.filter(
    (each, i) => days.findIndex((other) => other.first.equals(each.first) && other.last.equals(each.last)) === i,
  );
}
