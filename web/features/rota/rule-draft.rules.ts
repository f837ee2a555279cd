import type { Place, ShiftRule, ShiftRuleInput } from '#contract/rota';
import type { PersonId } from '#kernel/ids';

/** A line of the pattern as its form holds it. */
export interface RuleDraft {
  personId: PersonId | null;
  weekdays: number[];
  start: string;
  end: string;
  from: string | null;
  to: string | null;
  place: Place;
}

export const ruleDraftOf = (rule?: ShiftRule): RuleDraft => ({
  personId: rule?.personId ?? null,
  weekdays: rule?.weekdays ?? [1, 2, 3, 4, 5],
  start: rule?.start ?? '08:00',
  end: rule?.end ?? '20:00',
  from: rule?.from ?? null,
  to: rule?.to ?? null,
  place: rule?.place ?? 'office',
});

/** What is sent; undefined while somebody, a day or an hour is missing. */
export function ruleInputOf({ personId, weekdays, ...line }: RuleDraft): ShiftRuleInput | undefined {
  const [start, end] = [clockIn(line.start), clockIn(line.end)];
  if (personId === null || weekdays.length === 0 || start === undefined || end === undefined) return undefined;
  return { ...line, personId, weekdays, start, end };
}

/** `08:00` for what people type: 8, 800, 8.00, 08:00. A field of the browser would ask for AM and PM. */
export function clockIn(typed: string): string | undefined {
  const [, hour = '', minute = '00'] = /^\s*(\d{1,2})(?:[:.\s]?(\d\d))?\s*$/.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
