import type { Reconciled } from '#contract/limits';

/** `within`: what has no terminal yet is enough to close the difference. A report that says less than we counted is apart. */
export function standingOf({ theirMinor, ourMinor, unplacedMinor }: Reconciled): 'equal' | 'within' | 'apart' {
  const missing = theirMinor - ourMinor;
  if (missing === 0) return 'equal';
  return missing > 0 && missing <= unplacedMinor ? 'within' : 'apart';
}
