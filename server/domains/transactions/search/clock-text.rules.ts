import { HOUR_WORD, hourOf } from './calendar-words.rules.ts';
import { blot, type Draft, type Span, spanOf } from './draft.rules.ts';

/** A time of day as said, and how many minutes to either side it may mean. */
export interface Clock {
  minuteOfDay: number;
  beforeMinutes: number;
  afterMinutes: number;
  about: boolean;
}

/** A piece of text that names a time of day; more than one way to read it, likeliest first. */
export interface ClockMention extends Span {
  clocks: readonly Clock[];
}

type Groups = readonly (string | undefined)[];
type ReadClock = (groups: Groups, said: string) => readonly Clock[];

const NEAR = String.raw`(?:(?:где-то|примерно|приблизительно|недзе|прыкладна|roughly|approximately|maybe)[ \u00a0])?(?:(около|окола|каля|прим(?:ерно)?\.?|ориентировочно|приблизительно|прыкладна|недзе|где-то|about|around|approx\.?|circa|near|~|≈|к|да|под|ближе к|после|пасля|after|до|before|by|часов|гадзін)[ \u00a0]?)?(?:(?:во?|у|ў|а|at|in)[ \u00a0])?(?:(?:примерно|около|about|around)[ \u00a0])?`;
const PART_WORD = String.raw`(утра|дня|вечера|ночи|раніцы|вечара|ночы|am|a\.m\.?|pm|p\.m\.?|in the morning|in the afternoon|in the evening|at night|утром|вечером|днем|ночью)`;
const PART = String.raw`(?:[ \u00a0]?${PART_WORD})?`;
const O_CLOCK = String.raw`(?:[ \u00a0]?(?:час(?:ов|а|ам|у)?|ч\.?|гадзін[аы]?|o'?clock|h))`;
const WITH_HOUR = String.raw`(?:(около|окола|каля|к|под|ближе к|после|пасля|до|about|around|after|before|by|near|примерно|прыкладна|~|≈|где-то)[ \u00a0]?(?:(?:во?|у|ў|а|at)[ \u00a0])?|(?:во?|у|ў|а|at)[ \u00a0](?:(примерно|около|about|around)[ \u00a0])?)`;

const HALF_HOURS = String.raw`(перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)\p{L}{2,3}`;
const HALF_STEMS = [
  'перв',
  'втор',
  'трет',
  'четверт',
  'пят',
  'шест',
  'седьм',
  'восьм',
  'девят',
  'десят',
  'одиннадцат',
  'двенадцат',
];

const RULES: readonly (readonly [pattern: RegExp, read: ReadClock])[] = [
  [
    words(`${NEAR}(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,]\\d{1,6})?)?${PART}`),
    ([near, h, m, s, part]) => withMinutes(h, m, s, part, near),
  ],
  [
    words(`(?:(около|каля|about|around|~|после|до|к)[ \u00a0]?)?(?:во?|у|ў|at)[ \u00a0](\\d{1,2})[.-](\\d\\d)${PART}`),
    ([near, h, m, part]) => withMinutes(h, m, undefined, part, near),
  ],
  [
    words(`${NEAR}(\\d{1,2})${O_CLOCK}[ \u00a0]?(\\d{1,2})[ \u00a0]?(?:мин(?:ут[аы]?|\\.)?|хв\\p{L}*|m(?:in)?)`),
    ([near, h, m]) => withMinutes(h, m?.padStart(2, '0'), undefined, undefined, near),
  ],
  [
    words(`(?:в[ \u00a0])?(?:пол|половин[аеу][ \u00a0])${HALF_HOURS}${PART}`),
    ([h, part]) => spoken(HALF_STEMS.indexOf((h ?? '').toLowerCase()) + 0.5, part, undefined),
  ],
  [
    words(`(?:at[ \u00a0])?half[ \u00a0]past[ \u00a0](?:${HOUR_WORD}|(\\d{1,2}))${PART}`),
    ([w, d, part]) => spoken(hour(w, d) + 0.5, part, undefined),
  ],
  [
    words(
      `(?:без[ \u00a0](?:четверти|15)|(?:at[ \u00a0])?(?:a[ \u00a0])?quarter[ \u00a0]to)[ \u00a0](?:${HOUR_WORD}|(\\d{1,2}))${PART}`,
    ),
    ([w, d, part]) => spoken(hour(w, d) - 0.25, part, undefined),
  ],
  [words(`${NEAR}(\\d{1,2})${O_CLOCK}?[ \u00a0]?${PART_WORD}`), ([near, h, part]) => spoken(Number(h), part, near)],
  [words(`${NEAR}${HOUR_WORD}${O_CLOCK}?[ \u00a0]${PART_WORD}`), ([near, w, part]) => spoken(hour(w), part, near)],
  [
    words(`${NEAR}(\\d{1,2})${O_CLOCK}(?![ \u00a0](?:назад|тому|таму))`),
    ([near, h]) => spoken(Number(h), undefined, near),
  ],
  [words(`${WITH_HOUR}${HOUR_WORD}${O_CLOCK}?`), ([near, near2, w]) => spoken(hour(w), undefined, near ?? near2)],
  [
    words(
      `${WITH_HOUR}(\\d{1,2})`,
      '(?![\\p{L}\\d]|[.,:/-]\\d|[ \u00a0]?(?:руб|р\\.|коп|byn|usd|eur|rub|\\$|€|%|раз|дн|день|мин|шт|цифр|карт|заказ|digits|times|days|min))',
    ),
    ([near, near2, h]) => spoken(Number(h), undefined, near ?? near2),
  ],
  [
    words('(?:ровно[ \u00a0])?(?:в[ \u00a0])?(?:полдень|поўдзень)|(?:at[ \u00a0])?(?:noon|midday)'),
    () => [clock(12 * 60, 45, 45, true)],
  ],
  [
    words('(?:в[ \u00a0])?(?:полночь|поўнач)|(?:at[ \u00a0])?midnight'),
    () => [clock(24 * 60, 45, 60, true), clock(0, 45, 60, true)],
  ],
  [
    words('(?:рано[ \u00a0])?утр(?:ом|а)|с утра|раніцай|ранкам|(?:in the |early )?morning'),
    () => [clock(9 * 60, 240, 180, true)],
  ],
  [words('днем|удзень|після обеда|после обеда|в обед|(?:in the )?afternoon'), () => [clock(15 * 60, 180, 180, true)]],
  [
    words('(?:поздно[ \u00a0])?вечер(?:ом|ам)|вечарам|увечары|(?:in the |late )?evening'),
    () => [clock(20 * 60, 180, 240, true)],
  ],
  [
    words('(?:поздно[ \u00a0])?ночью|ноччу|уначы|(?:at |late at |in the |last )?night'),
    () => [clock(2 * 60, 180, 240, true), clock(25 * 60, 180, 300, true)],
  ],
];

/** Every time of day that the text names; what was read is taken out of the draft. */
export function findClocks(draft: Draft): ClockMention[] {
  const found: ClockMention[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of draft.rest.matchAll(pattern)) {
      const clocks = read(match.slice(1), match[0]).filter(
        ({ minuteOfDay }) => minuteOfDay >= 0 && minuteOfDay < 48 * 60,
      );
      if (clocks.length === 0) continue;
      found.push({ ...spanOf(match), clocks });
      blot(draft, spanOf(match));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function words(source: string, end = '(?![\\p{L}\\d]|[.,:]\\d)'): RegExp {
  return new RegExp(`(?<![\\p{L}\\d.,/:-])(?:${source})${end}`, 'giu');
}

function clock(minuteOfDay: number, beforeMinutes: number, afterMinutes: number, about: boolean): Clock {
  return { minuteOfDay, beforeMinutes, afterMinutes, about };
}

function hour(word: string | undefined, digits?: string): number {
  return digits ? Number(digits) : (hourOf(word ?? '') ?? Number.NaN);
}

/** 19:05 is itself; 7:05 may be the evening's, 07:05 is not. */
function withMinutes(
  h = '',
  m = '',
  s: string | undefined,
  part: string | undefined,
  near: string | undefined,
): Clock[] {
  const hours = Number(h);
  if (hours > 24 || Number(m) > 59) return [];
  const [before, after] = margins(near, s === undefined ? 15 : 5);
  const readings = part ? [inPart(hours, part)] : h.length === 1 && hours > 0 ? [hours, hours + 12] : [hours];
  return readings.map((each) => clock(each * 60 + Number(m), before, after, near !== undefined));
}

/** "Seven" is 19:00 before it is 07:00; from eight on the morning comes first. */
function spoken(hours: number, part: string | undefined, near: string | undefined): Clock[] {
  if (!(hours >= 0 && hours <= 24)) return [];
  const [before, after] = margins(near, 30, 60);
  return hoursMeant(hours, part).map((each) => clock(each * 60, before, after, near !== undefined));
}

function hoursMeant(hours: number, part: string | undefined): number[] {
  if (part) return [inPart(hours, part)];
  if (hours < 1 || hours >= 13) return [hours];
  if (hours >= 12) return [hours, hours - 12];
  return hours < 8 ? [hours + 12, hours] : [hours, hours + 12];
}

function inPart(hours: number, part: string): number {
  if (/^(?:вечер|вечар|дн|p\.?m|in the (?:after|even))/i.test(part)) return hours < 12 ? hours + 12 : hours;
  if (/^(?:ноч|at night)/i.test(part) && hours >= 8 && hours < 12) return hours + 12;
  return hours === 12 && !/^(?:утр)/i.test(part) ? 0 : hours;
}

function margins(near: string | undefined, minutes: number, after = minutes): readonly [before: number, after: number] {
  if (near === undefined) return [minutes, after];
  if (/^(?:после|пасля|after)/i.test(near)) return [10, 180];
  if (/^(?:до|да|before|by)/i.test(near)) return [180, 10];
  return minutes < 30 ? [30, 30] : [60, 75];
}
