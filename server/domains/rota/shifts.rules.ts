import type { Override, ShiftRule } from './contract.ts';

/** A stretch of time, half open. */
export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/** A line of the weekly pattern; its clock is read in `zone`. */
export interface PatternRule extends ShiftRule {
  zone: string;
  /** When the line was made: it puts nobody on before. */
  since: Temporal.Instant | null;
}
export type PatternOverride = Pick<Override, 'id' | 'kind' | 'personId' | 'insteadOf' | 'place' | 'reason'> & Span;

export interface Pattern {
  rules: readonly PatternRule[];
  overrides: readonly PatternOverride[];
}

export interface ShiftSpan extends Span, Pick<ShiftRule, 'personId' | 'place'> {
  /** The id of the rule or override it comes from. */
  source: string;
  /** What it is called for as long as it exists: its source, and the day or the shift that is taken over. */
  key: string;
}

/** Shifts of other days that may overlap one of the window are at most so far away. */
const DAYS_BEFORE = 4;
const DAYS_AFTER = 3;

/**
 * Everybody's shifts that touch `[from, to)`, whole, by start. At any moment an override says whether a person is on, else their rules,
 * the older one first. Everything that must know who is on duty asks here: calendar, assignment, feed, gaps.
 */
export function shiftsBetween(pattern: Pattern, { start: from, end: to }: Span): ShiftSpan[] {
  const ruled = ruledShifts(pattern.rules, { start: from, end: to });
  const put = putShifts(pattern.overrides, ruled);
  const off = pattern.overrides.flatMap(takenOff);
  const kept = ruled.flatMap((shift) => without(shift, [...off, ...put].filter(ofPerson(shift.personId))));
  return [...kept, ...put]
    .filter((shift) => touches(shift, { start: from, end: to }))
    .toSorted((a, b) => compare(a.start, b.start) || a.key.localeCompare(b.key));
}

/** Who is on duty at a moment. */
export function onDutyAt(pattern: Pattern, at: Temporal.Instant): ShiftSpan[] {
  return shiftsBetween(pattern, { start: at, end: at.add({ nanoseconds: 1 }) });
}

/** The stretches of a window in which nobody is on. */
export function gapsBetween(shifts: readonly Span[], window: Span): Span[] {
  return without(window, shifts);
}

/** The unbroken time around `at` for which a person is on, over shifts that meet; undefined when they are not. */
export function spellAt(shifts: readonly ShiftSpan[], personId: string, at: Temporal.Instant): Span | undefined {
  const own = shifts.filter(ofPerson(personId));
  const now = own.find((shift) => covers(shift, at));
  if (now === undefined) return undefined;
  let { start, end } = now;
  for (const shift of own) if (compare(shift.start, end) === 0) end = shift.end;
  for (const shift of own.toReversed()) if (compare(shift.end, start) === 0) start = shift.start;
  return { start, end };
}

/** The one way from a day and a wall clock to an instant: in a gap of the clock later, of two such hours the first. */
export function instantOf(zone: string, date: Temporal.PlainDate, clock: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: clock }).toInstant();
}

export const covers = ({ start, end }: Span, at: Temporal.Instant) => compare(start, at) <= 0 && compare(at, end) < 0;
export const touches = (a: Span, b: Span) => compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0;

/** What the weekly pattern alone says; where two lines put the same person on, the older one holds. */
function ruledShifts(rules: readonly PatternRule[], window: Span): ShiftSpan[] {
  const found = new Map<string, ShiftSpan[]>();
  for (const rule of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const earlier = found.get(rule.personId) ?? [];
    for (const shift of occurrences(rule, window)) earlier.push(...without(shift, earlier));
    found.set(rule.personId, earlier);
  }
  return [...found.values()].flat();
}

function occurrences(rule: PatternRule, window: Span): ShiftSpan[] {
  const first = window.start.toZonedDateTimeISO(rule.zone).toPlainDate().subtract({ days: DAYS_BEFORE });
  const last = window.end.toZonedDateTimeISO(rule.zone).toPlainDate().add({ days: DAYS_AFTER });
  const found: ShiftSpan[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const shift = shiftBeginningOn(rule, date);
    if (shift !== undefined) found.push(shift);
  }
  return found;
}

/** The shift of a line that begins on a day: its end is read off the clock like the start of the next, so that they meet. */
export function shiftBeginningOn(rule: PatternRule, date: Temporal.PlainDate): ShiftSpan | undefined {
  const day = date.toString();
  if (!rule.weekdays.includes(date.dayOfWeek)) return undefined;
  if ((rule.from !== null && day < rule.from) || (rule.to !== null && day >= rule.to)) return undefined;
  if (!date.toZonedDateTime(rule.zone).toPlainDate().equals(date)) return undefined; // a day that the zone left out
  const struck = instantOf(rule.zone, date, rule.start);
  const start = rule.since !== null && compare(struck, rule.since) < 0 ? rule.since : struck;
  const end = instantOf(rule.zone, rule.end > rule.start ? date : date.add({ days: 1 }), rule.end);
  if (compare(start, end) >= 0) return undefined;
  const { id, personId, place } = rule;
  return { personId, start, end, place, source: id, key: `${id}/${day}` };
}

/** The shifts that overrides bring in. A replacement holds where the replaced would have been on, and nowhere else. */
function putShifts(overrides: readonly PatternOverride[], ruled: readonly ShiftSpan[]): ShiftSpan[] {
  const put: ShiftSpan[] = [];
  for (const override of overrides) {
    const { id, personId, place, start, end } = override;
    const shifts =
      override.kind === 'add'
        ? [{ personId, place, start, end, source: id, key: id }]
        : replacedShifts(override, ruled).map((shift) => ({
            ...within(shift, override),
            personId,
            place,
            source: id,
            key: `${id}/${shift.key}`,
          }));
    put.push(...shifts.flatMap((shift) => without(shift, put.filter(ofPerson(personId)))));
  }
  return put;
}

const replacedShifts = (override: PatternOverride, ruled: readonly ShiftSpan[]) =>
  override.kind === 'replace'
    ? ruled.filter((shift) => shift.personId === override.insteadOf && touches(shift, override))
    : [];

function takenOff({ kind, personId, insteadOf, start, end }: PatternOverride) {
  const who = kind === 'remove' ? personId : kind === 'replace' ? insteadOf : null;
  return who === null ? [] : [{ personId: who, start, end }];
}

const compare = Temporal.Instant.compare;
const ofPerson = (personId: string) => (of: { personId: string }) => of.personId === personId;

const within = (a: Span, b: Span): Span => ({
  start: compare(a.start, b.start) < 0 ? b.start : a.start,
  end: compare(a.end, b.end) < 0 ? a.end : b.end,
});

/** What is left of a stretch when others are cut out of it. */
function without<S extends Span>(span: S, cuts: readonly Span[]): S[] {
  return cuts.reduce<S[]>((pieces, cut) => pieces.flatMap((piece) => cutOut(piece, cut)), [span]);
}

function cutOut<S extends Span>(piece: S, cut: Span): S[] {
  if (!touches(piece, cut)) return [piece];
  return [
    { ...piece, end: cut.start },
    { ...piece, start: cut.end },
  ].filter(({ start, end }) => compare(start, end) < 0);
}
