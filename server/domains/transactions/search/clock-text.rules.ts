import { COUNTED, HALF_HOUR_WORD, HOUR_WORD, halfHourOf, hourOf } from './calendar-words.rules.ts';
import { blot, type Draft, MOST_TERMS, type Span, spanOf } from './draft.rules.ts';

/** A time of day as said, and how many minutes to either side it may mean. */
export interface Clock {
  minuteOfDay: number;
  beforeMinutes: number;
  afterMinutes: number;
  about: boolean;
  /** Said with the time; else it is the desk's. */
  timeZone?: string;
}

/** A piece of text that names a time of day; more than one way to read it, likeliest first. */
export interface ClockMention extends Span {
  clocks: readonly Clock[];
}

type Groups = readonly (string | undefined)[];
type ReadClock = (groups: Groups) => readonly Clock[];

const AT = String.raw`(?:(?:во?|у|ў|а|at|in)[ \u00a0])`;
const NEARLY = String.raw`(?:примерно|приблизительно|ориентировочно|где-то|недзе|прыкладна|roughly|approximately|maybe)`;
const NEAR = String.raw`(около|окола|каля|прим\.?|${NEARLY}|about|around|approx\.?|circa|near|~|≈|ближе к|под|к|да|до|before|by|после|пасля|after|часов|гадзін)`;
const MAYBE_NEAR = String.raw`(?:${NEARLY}[ \u00a0])?(?:${NEAR}[ \u00a0]?)?${AT}?(?:(?:примерно|около|about|around)[ \u00a0])?`;
// An hour without minutes needs a word before it, or any small number would be one.
const WITH_HOUR = String.raw`(?:${NEAR}[ \u00a0]?${AT}?|${AT}(?:(примерно|около|about|around)[ \u00a0])?)`;
const PART_WORD = String.raw`(утра|вечера|ночи|раніцы|вечара|ночы|am|a\.m\.?|pm|p\.m\.?|in the morning|in the afternoon|in the evening|at night|утром|вечером|ночью)`;
const PART = String.raw`(?:[ \u00a0]?${PART_WORD})?`;
const O_CLOCK = String.raw`(?:[ \u00a0]?(?:час(?:ов|а|ам|у)?|ч\.?|гадзін[аы]?|o'?clock|h))`;
const ZONE = String.raw`(?:[ \u00a0]?(utc|gmt|мск|msk|по москве|по минску))?`;
const HOUR = String.raw`(?:${HOUR_WORD}|(\d{1,2}))`;

const RULES: readonly (readonly [pattern: RegExp, read: ReadClock])[] = [
  [
    words(String.raw`${MAYBE_NEAR}(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,6})?)?${PART}${ZONE}`),
    ([near, h, m, s, part, zone]) => withMinutes({ h, m, s, part, near, zone }),
  ],
  [
    words(String.raw`(?:${NEAR}[ \u00a0]?)?${AT}(\d{1,2})[.-](\d\d)${PART}`),
    ([near, h, m, part]) => withMinutes({ h, m, part, near }),
  ],
  [
    words(
      String.raw`${MAYBE_NEAR}(\d{1,2})${O_CLOCK}[ \u00a0]?(\d{1,2})[ \u00a0]?(?:м(?:ин(?:ут[аы]?|\.)?)?|хв\p{L}{0,5}|m(?:in)?)`,
    ),
    ([near, h, m]) => withMinutes({ h, m: m?.padStart(2, '0'), near }),
  ],
  [
    words(String.raw`(?:в[ \u00a0])?(?:пол|половин[аеу][ \u00a0])${HALF_HOUR_WORD}${PART}`),
    ([h = '', part]) => spoken((halfHourOf(h) ?? Number.NaN) - 0.5, part),
  ],
  [
    words(String.raw`(?:at[ \u00a0])?half[ \u00a0]past[ \u00a0]${HOUR}${PART}`),
    ([w, d, part]) => spoken(hour(w, d) + 0.5, part),
  ],
  [
    words(
      String.raw`(?:без[ \u00a0](?:четверти|15)|(?:at[ \u00a0])?(?:a[ \u00a0])?quarter[ \u00a0]to)[ \u00a0]${HOUR}${PART}`,
    ),
    ([w, d, part]) => spoken(hour(w, d) - 0.25, part),
  ],
  [
    words(String.raw`${MAYBE_NEAR}${HOUR}${O_CLOCK}?[ \u00a0]?${PART_WORD}`),
    ([near, w, d, part]) => spoken(hour(w, d), part, near),
  ],
  // "3 дня" is three days: it is three o'clock only after "в", or with "часа".
  [
    words(String.raw`${WITH_HOUR}${HOUR}${O_CLOCK}?[ \u00a0](дня|днем)`),
    ([near, near2, w, d, part]) => spoken(hour(w, d), part, near ?? near2),
  ],
  [words(String.raw`${HOUR}${O_CLOCK}[ \u00a0](дня|днем)`), ([w, d, part]) => spoken(hour(w, d), part)],
  [
    words(String.raw`(?:${WITH_HOUR})час[уа]?[ \u00a0](дня|ночи|ночы)`),
    ([near, near2, part]) => spoken(1, part, near ?? near2),
  ],
  [
    words(String.raw`${MAYBE_NEAR}(\d{1,2})${O_CLOCK}(?![ \u00a0](?:назад|тому|таму))`),
    ([near, h]) => spoken(Number(h), undefined, near),
  ],
  [
    words(String.raw`${WITH_HOUR}${HOUR_WORD}${O_CLOCK}?`),
    ([near, near2, w]) => spoken(hour(w), undefined, near ?? near2),
  ],
  [
    words(String.raw`${WITH_HOUR}(\d{1,2})`, String.raw`(?![\p{L}\d]|[.,:/-]\d|[ \u00a0]?${COUNTED})`),
    ([near, near2, h]) => spoken(Number(h), undefined, near ?? near2),
  ],
  [
    words('(?:ровно |около |каля )?(?:в )?(?:полд(?:ень|ня)|поўд(?:зень|ня))|(?:at )?(?:noon|midday)'),
    () => [clock(12 * 60, 45, 45)],
  ],
  [
    words('(?:около |каля |после )?(?:в )?(?:полноч[ьи]|полуночи|поўнач\\p{L}?)|(?:at )?midnight'),
    () => [clock(24 * 60, 45, 60), clock(0, 45, 60)],
  ],
  [
    words('(?:рано )?утр(?:ом|а)|с утра|раніцай|ранкам|зранку|[уў]ранку|(?:in the |early )?morning'),
    () => [clock(9 * 60, 240, 180)],
  ],
  [words('днем|[уў]дзень|после обеда|пасля абеду|в обед|(?:in the )?afternoon'), () => [clock(15 * 60, 180, 180)]],
  [
    words('(?:поздно )?вечер(?:ом|ам)|вечарам|[уў]вечары|(?:in the |late )?evening|tonight'),
    () => [clock(20 * 60, 180, 240)],
  ],
  [
    words('(?:поздно )?ночью|ноччу|[уў]начы|(?:at |late at |in the )?night'),
    () => [clock(2 * 60, 180, 240), clock(25 * 60, 180, 300)],
  ],
];

/** Every time of day that the text names; what was read is taken out of the draft. */
export function findClocks(draft: Draft): ClockMention[] {
  const found: ClockMention[] = [];
  for (const [pattern, read] of RULES) {
    for (const match of draft.rest.matchAll(pattern)) {
      const clocks = read(match.slice(1)).filter(({ minuteOfDay }) => minuteOfDay >= 0 && minuteOfDay < 48 * 60);
      if (clocks.length === 0 || found.length >= MOST_TERMS) continue;
      found.push({ ...spanOf(match), clocks });
      blot(draft, spanOf(match));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function words(source: string, end = '(?![\\p{L}\\d]|[.,:]\\d)'): RegExp {
  return new RegExp(`(?<![\\p{L}\\d.,/:-])(?:${source})${end}`, 'giu');
}

function clock(minuteOfDay: number, beforeMinutes: number, afterMinutes: number, about = true): Clock {
  return { minuteOfDay, beforeMinutes, afterMinutes, about };
}

function hour(word: string | undefined, digits?: string): number {
  return digits ? Number(digits) : (hourOf(word ?? '') ?? Number.NaN);
}

interface Written {
  h: string | undefined;
  m: string | undefined;
  s?: string | undefined;
  part?: string | undefined;
  near: string | undefined;
  zone?: string | undefined;
}

/** 19:05 is itself; 7:05 may be the evening's, 07:05 is not. */
function withMinutes({ h = '', m = '', s, part, near, zone }: Written): Clock[] {
  const hours = Number(h);
  if (hours > 24 || Number(m) > 59) return [];
  const [before, after] = margins(near, s === undefined ? 15 : 5);
  const other = zone === undefined ? {} : { timeZone: /^(?:utc|gmt)/i.test(zone) ? 'UTC' : 'Europe/Moscow' };
  const readings = part ? [inPart(hours, part)] : h.length === 1 && hours > 0 ? [hours, hours + 12] : [hours];
  return readings.map((each) => ({ ...clock(each * 60 + Number(m), before, after, near !== undefined), ...other }));
}

/** "Seven" is 19:00 before it is 07:00; from eight on the morning comes first. */
function spoken(hours: number, part?: string, near?: string): Clock[] {
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
