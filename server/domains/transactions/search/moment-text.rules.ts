import { findAmounts } from '#kernel/amount-text';
import { readingsOf } from './amount-readings.rules.ts';
import type { Days } from './calendar-days.rules.ts';
import { COUNT, countOf } from './calendar-words.rules.ts';
import { type Clock, type ClockMention, findClocks } from './clock-text.rules.ts';
import type { Reading } from './contract.ts';
import { type DayMention, findDays } from './day-text.rules.ts';
import { type Draft, type Span, spanOf, take } from './draft.rules.ts';

const ISO =
  /(?<![\p{L}\d])20\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?(?:Z|UTC|[+-]\d\d:?\d\d)(?![\p{L}\d])/giu;
const AGO = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?:примерно|около|about|around)[ \u00a0])?(?:(полчаса|паўгадзіны|half an hour|час|гадзіну|минуту|an hour)|${COUNT}[ \u00a0]?(мин\p{L}{0,3}\.?|хв\p{L}{0,5}|minutes?|mins?|час\p{L}{0,2}|ч\.?|гадзін\p{L}?|hours?))[ \u00a0](?:назад|тому назад|тому|таму|ago)(?!\p{L})`,
  'giu',
);
const LAST_NIGHT = /(?<!\p{L})last (?:night|evening)(?!\p{L})/giu;
const JUST_NOW = /(?<![\p{L}\d])(?:только что|прямо сейчас|толькі што|just now|right now)(?!\p{L})/giu;
// Words that may stand between a day and its hour.
const BETWEEN = /^[\s,.()–—-]{0,4}(?:(?:во?|у|ў|at|и|on|of|г\.?|года|около|где-то|примерно)[\s,]{1,2}){0,2}$/iu;

/** Days and times of day. An hour belongs to the day beside it, else to the only day named, else to today or yesterday. */
export function readMoments(draft: Draft, now: Temporal.ZonedDateTime): void {
  readInstants(draft, now);
  const text = draft.rest;
  const days = findDays(draft, now.toPlainDate());
  const clocks = findClocks(draft);
  const used = new Set<DayMention>();
  for (const each of clocks) {
    const day = dayFor(each, days, text);
    const beside = day !== undefined && BETWEEN.test(between(text, each, day));
    if (day && beside) used.add(day);
    const readings = timeReadings(day?.days ?? nearDays(now), each, now);
    takeAt(draft, day && beside ? joined(each, day) : each, readings);
  }
  for (const day of days.filter((each) => !used.has(each))) {
    const written = text.slice(day.start, day.end);
    takeAt(draft, day, [...day.days.map((each) => dayReading(each, now.timeZoneId)), ...amountIn(written)]);
  }
}

/** "12.05" is a day before it is an amount. */
function amountIn(written: string): Reading[] {
  const [amount] = /^\d{1,2}\.\d\d$/.test(written) ? findAmounts(written) : [];
  return amount ? readingsOf(amount, false) : [];
}

function takeAt(draft: Draft, span: Span, readings: Reading[]): void {
  take(draft, { start: span.start, end: span.end }, 'named', readings);
}

function readInstants(draft: Draft, now: Temporal.ZonedDateTime): void {
  for (const match of draft.rest.matchAll(ISO)) {
    const at = instantOf(match[0]);
    if (at) takeAt(draft, spanOf(match), [windowReading(at, 5, 5, false)]);
  }
  for (const match of draft.rest.matchAll(AGO)) {
    const minutes = minutesAgo(match[1], match[2], match[3]);
    const margin = Math.max(10, Math.round(minutes / 3));
    takeAt(draft, spanOf(match), [windowReading(now.toInstant().subtract({ minutes }), margin, margin, true)]);
  }
  for (const match of draft.rest.matchAll(LAST_NIGHT)) {
    const evening = now.subtract({ days: 1 }).withPlainTime('22:00').toInstant();
    takeAt(draft, spanOf(match), [windowReading(evening, 5 * 60, 7 * 60, true)]);
  }
  for (const match of draft.rest.matchAll(JUST_NOW)) {
    takeAt(draft, spanOf(match), [windowReading(now.toInstant().subtract({ minutes: 10 }), 50, 15, true)]);
  }
}

function instantOf(written: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(
      written
        .replace(/ ?UTC$/i, 'Z')
        .replace(/^(.{10}) /, '$1T')
        .replace(/ (?=[Z+-])/i, ''),
    );
  } catch {
    return undefined;
  }
}

function minutesAgo(whole: string | undefined, count: string | undefined, unit: string | undefined): number {
  if (whole) return /^(?:пол|паў|half)/i.test(whole) ? 30 : /^мин/i.test(whole) ? 1 : 60;
  return countOf(count ?? '1') * (/^(?:ч|г|h)/i.test(unit ?? '') ? 60 : 1);
}

function dayFor(clock: ClockMention, days: readonly DayMention[], text: string): DayMention | undefined {
  const near = days.filter((day) => BETWEEN.test(between(text, clock, day)));
  return near[0] ?? days.findLast((day) => day.start < clock.start) ?? days[0];
}

function between(text: string, a: Span, b: Span): string {
  return a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
}

function joined(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function nearDays(now: Temporal.ZonedDateTime): Days[] {
  const today = now.toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  return [
    { first: today, last: today },
    { first: yesterday, last: yesterday },
  ];
}

/** Every clock on every day that may be meant; what lies ahead of now is left out while anything else remains. */
function timeReadings(days: readonly Days[], { clocks }: ClockMention, now: Temporal.ZonedDateTime): Reading[] {
  const all = days.flatMap((each) => clocks.map((clock) => clockOn(each, clock, now.timeZoneId)));
  const limit = text(now.toInstant().add({ minutes: 10 }));
  const past = all.filter((reading) => reading.at <= limit);
  return past.length > 0 ? past : all;
}

type TimeWindow = Extract<Reading, { kind: 'time-window' }>;

function clockOn({ first, last }: Days, clock: Clock, zone: string): TimeWindow {
  const at = instantAt(first, clock.minuteOfDay, clock.timeZone ?? zone);
  const end = first.equals(last) ? at : instantAt(last, clock.minuteOfDay, clock.timeZone ?? zone);
  const { from } = windowReading(at, clock.beforeMinutes, 0, clock.about);
  const { to } = windowReading(end, 0, clock.afterMinutes, clock.about);
  return { kind: 'time-window', at: text(at), from, to, about: clock.about };
}

/** The wall clock of that day: through a change of clocks it is not "so many hours after midnight". */
function instantAt(date: Temporal.PlainDate, minuteOfDay: number, zone: string): Temporal.Instant {
  const day = date.add({ days: Math.floor(minuteOfDay / 1440) });
  const minute = minuteOfDay % 1440;
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}

function windowReading(at: Temporal.Instant, before: number, after: number, about: boolean): TimeWindow {
  return {
    kind: 'time-window',
    at: text(at),
    from: text(at.subtract({ minutes: before })),
    to: text(at.add({ minutes: after })),
    about,
  };
}

function dayReading({ first, last }: Days, zone: string): Reading {
  return {
    kind: 'day',
    date: first.toString(),
    ...(first.equals(last) ? {} : { lastDate: last.toString() }),
    from: text(first.toZonedDateTime(zone).toInstant()),
    to: text(last.add({ days: 1 }).toZonedDateTime(zone).toInstant()),
  };
}

function text(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 6 });
}
