/** Of fewer judgements a share says nothing: three of three may be chance. */
const FEWEST = 20;

/** How many verdicts stood, and the share of them where it means something, rounded down. */
export function rightOf(given: number, corrected: number): { right: number; percent: number | undefined } {
  const right = Math.max(0, given - corrected);
  return { right, percent: given < FEWEST ? undefined : Math.floor((100 * right) / given) };
}
