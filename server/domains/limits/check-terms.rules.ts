import { no, ok, type Result } from '#kernel/result';
import type { LimitKind, LimitTerms } from './contract.ts';

export type TermsFault = 'time-zone-unknown' | 'limit-single-has-no-window' | 'limit-value-too-great';

/** Sums over months of what JavaScript counts exactly. */
const MOST = 10 ** 15;

/** Whether terms make sense for their kind. `isZone` says which zones there are. */
export function checkTerms(
  kind: LimitKind,
  terms: LimitTerms,
  isZone: (zone: string) => boolean,
): Result<LimitTerms, TermsFault> {
  if (!isZone(terms.zone)) return no('time-zone-unknown');
  if (terms.value > MOST) return no('limit-value-too-great');
  if (kind === 'single-amount' && terms.window === 'rolling') return no('limit-single-has-no-window');
  return ok(terms);
}

/** What two versions of terms differ in: names of fields. */
export const differingTerms = (before: LimitTerms, after: LimitTerms): (keyof LimitTerms)[] =>
  (Object.keys(after) as (keyof LimitTerms)[]).filter((name) => before[name] !== after[name]); // its own keys
