import {
  around,
  type Days,
  date,
  dayOf,
  dayOfThisMonth,
  fullYear,
  monthAround,
  one,
  recent,
  span,
  weekdayBefore,
  weekdays,
  weekendBefore,
  weekOf,
  wholeMonth,
} from './calendar-days.rules.ts';
import { COUNT, countOf, LAST, MONTH, THIS, WEEKDAY } from './calendar-words.rules.ts';
import { blot, type Draft, MOST_TERMS, type Span, spanOf } from './draft.rules.ts';

/** A piece of text that names a day, or several in a row; more than one way to read it, likeliest first. */
export interface DayMention extends Span {
  days: readonly Days[];
}

type Day = Temporal.PlainDate;
type Groups = readonly (string | undefined)[];
type ReadDay = (groups: Groups, today: Day) => readonly (Days | undefined)[];

const TODAY = "сегодня(?:шн\\p{L}{1,3})?|сення|сёння|today(?:'s)?|this(?= (?:morning|afternoon|evening))";
const DAY_BEFORE_YESTERDAY = 'позавчера(?:шн\\p{L}{1,3})?|пазаучора|пазаўчора|(?:the )?day before yesterday';
const YESTERDAY = "вчера(?:шн\\p{L}{1,3})?|учора|ўчора|учарашн\\p{L}{1,3}|yesterday(?:'s)?";
const YEAR = String.raw`(?:,?[ \u00a0](20\d\d)(?: ?(?:г\.?|года|году))?)?`;
const IN = String.raw`(?:(?:во?|на|у|ў|за|от|з|on|in|at|during|с)[ \u00a0])?`;
const DAY_OF_MONTH = String.raw`(\d{1,2})(?:-?(?:го|е|ого|ага|st|nd|rd|th)(?: of)?)?`;

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
    words(
      `(?:(?:за|от|на|с|з|on)[ \u00a0])?(?<!(?<!\\p{L})(?:во?|у|ў|at)[ \u00a0])(\\d\\d?)\\.(0\\d|1[0-2])`,
      '(?!\\d|[.,:]\\d|[ \u00a0]?(?:byn|usd|eur|rub|руб|р\\.|коп))',
    ),
    ([d, m], today) => [recent(d, m, today)],
  ],
  [words(`${IN}(?!24/7)(\\d\\d?)/(\\d\\d?)`), ([d, m], today) => [recent(d, m, today)]],
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
    ([w], today) => [weekdayBefore(w, today, 0), weekdayBefore(w, today, 1)],
  ],
  [words(`(?:во?|у|ў|on|с|за|от)[ \u00a0]${WEEKDAY}`), ([w], today) => weekdays(w, today)],
  // Without its preposition "среда" is a test environment as often as a day.
  [words(`(?!сред|серад|mon(?!d)|tue(?!s)|wed(?!n)|thu(?!r)|fri(?!d))${WEEKDAY}`), ([w], today) => weekdays(w, today)],
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
      if (days.length === 0 || found.length >= MOST_TERMS) continue;
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

function different(days: readonly Days[]): Days[] {
  return days.filter(
    (each, i) => days.findIndex((other) => other.first.equals(each.first) && other.last.equals(each.last)) === i,
  );
}
