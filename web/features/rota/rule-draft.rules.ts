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

/** What is sent; undefined while somebody must still be chosen. */
export const ruleInputOf = ({ personId, ...line }: RuleDraft): ShiftRuleInput | undefined =>
  personId === null || line.weekdays.length === 0 ? undefined : { personId, ...line };
