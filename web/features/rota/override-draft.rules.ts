import type { OverrideInput, Place } from '#contract/rota';
import type { PersonId } from '#kernel/ids';
import { wallText } from './wall-clock.rules.ts';

/** A change for a while as its form holds it; start and end on the wall clock of the rota. */
export interface OverrideDraft {
  kind: OverrideInput['kind'];
  personId: PersonId | null;
  insteadOf: PersonId | null;
  start: string;
  end: string;
  place: Place;
  reason: string;
}

/** What is sent; undefined while somebody or a time must still be chosen. */
export function overrideInputOf(draft: OverrideDraft): OverrideInput | undefined {
  const { personId, insteadOf, ...rest } = draft;
  if (personId === null || rest.start === '' || rest.end === '') return undefined;
  if (rest.kind !== 'replace') return { ...rest, personId, insteadOf: null };
  return insteadOf === null ? undefined : { ...rest, personId, insteadOf };
}

const HOUR_MS = 3_600_000;
const USUAL_HOURS = 8;

/** A change that begins with the next full hour, unless said otherwise. */
export function newOverrideDraft(zone: string, nowMs: number, given: Partial<OverrideDraft>): OverrideDraft {
  const start = Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  return {
    kind: 'replace',
    personId: null,
    insteadOf: null,
    start: wallText(start, zone),
    end: wallText(start + USUAL_HOURS * HOUR_MS, zone),
    place: 'office',
    reason: '',
    ...given,
  };
}

/** A stretch of time as the fields of the form show it: never from before now. */
export const onWall = ({ start, end }: { start: string; end: string }, zone: string, nowMs: number) => ({
  start: wallText(Math.max(Date.parse(start), nowMs), zone),
  end: wallText(end, zone),
});
