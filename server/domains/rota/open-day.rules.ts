import { covers, instantOf, type PatternRule, shiftBeginningOn } from './shifts.rules.ts';

/**
 * The first day whose shifts have not begun at `at`, by the clock of every line named: a change of the pattern holds from here,
 * so that what was, and the shift that is under way, stay as they were.
 */
export function firstOpenDay(at: Temporal.Instant, lines: readonly Pick<PatternRule, 'zone' | 'start'>[]): string {
  const days = lines.map(({ zone, start }) => {
    const today = at.toZonedDateTimeISO(zone).toPlainDate();
    const hasBegun = Temporal.Instant.compare(instantOf(zone, today, start), at) < 0;
    return (hasBegun ? today.add({ days: 1 }) : today).toString();
  });
  return days.reduce(laterDay);
}

export const laterDay = (a: string, b: string | null) => (b !== null && b > a ? b : a);
export const earlierDay = (a: string, b: string | null) => (b !== null && b < a ? b : a);

/** The first day of a new line: that of the shift which would be under way, of which only the rest takes place. */
export function firstDayOfNew(rule: PatternRule, at: Temporal.Instant): string {
  const today = at.toZonedDateTimeISO(rule.zone).toPlainDate();
  const underWay = [today.subtract({ days: 1 }), today].find((date) => {
    const shift = shiftBeginningOn({ ...rule, from: null, since: null }, date);
    return shift !== undefined && covers(shift, at);
  });
  return laterDay(underWay?.toString() ?? firstOpenDay(at, [rule]), rule.from);
}
