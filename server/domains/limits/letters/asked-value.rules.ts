/** What is asked for beyond the 95th percentile of the period (operations research C.5). */
const MARGIN_PERCENT = 20;
/** Figures that are left when an asked value is rounded up: a bank agrees to 1 300 000, not to 1 234 567. */
const FIGURES = 2;

/**
 * The value to ask the bank for: the 95th percentile of what the period will bring and a fifth more, rounded up to two
 * figures; where that cannot be said, or is no more than what holds, a fifth more than what holds.
 */
export function askedValue(cap: number, p95: number | null): number {
  const wanted = withMargin(p95 ?? 0);
  return roundUp(wanted > cap ? wanted : withMargin(cap));
}

const withMargin = (value: number) => Math.ceil((value * (100 + MARGIN_PERCENT)) / 100);

function roundUp(value: number): number {
  const step = 10 ** Math.max(0, String(Math.trunc(value)).length - FIGURES);
  return Math.ceil(value / step) * step;
}
