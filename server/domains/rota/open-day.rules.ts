import type { PatternRule, ShiftSpan } from './shifts.rules.ts';
import { covers, instantOf, shiftBeginningOn } from './shifts.rules.ts';

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

/** The shift of a line that would be under way now, had the line been there when it began. */
export function shiftUnderWay(rule: PatternRule, at: Temporal.Instant): ShiftSpan | undefined {
  const today = at.toZonedDateTimeISO(rule.zone).toPlainDate();
  const always = { ...rule, from: rule.from !== null && rule.from <= today.toString() ? null : rule.from };
  return [today, today.subtract({ days: 1 })]
    .flatMap((date) => shiftBeginningOn(always, date) ?? [])
    .find((shift) => covers(shift, at));
}
