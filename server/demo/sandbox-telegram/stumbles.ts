/** Ways in which the real Bot API lets its callers down. */
export type Stumble =
  | { kind: 'refuse'; code: number; description: string; parameters?: Record<string, unknown> }
  /** The line breaks before anything was done. */
  | { kind: 'reset-before' }
  /** It was done, and the answer never arrived. */
  | { kind: 'reset-after' };

export function createStumbles() {
  const planned: { method: string; stumble: Stumble; left: number }[] = [];
  return {
    /** The next `times` calls of this method go wrong in this way. */
    plan: (method: string, stumble: Stumble, times = 1) =>
      void planned.push({ method: method.toLowerCase(), stumble, left: times }),
    next: (method: string): Stumble | undefined => {
      const due = planned.find((each) => each.left > 0 && each.method === method);
      if (due === undefined) return undefined;
      due.left -= 1;
      return due.stumble;
    },
  };
}
