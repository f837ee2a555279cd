import type { IncidentPoint } from '#contract/incidents';

/** One bar: shares of 1, and where it stands in a picture that is 100 high. */
export interface Bar {
  at: string;
  rate: number;
  broken: number;
  attempts: number;
  height: number;
  /** Above what is usual, by more than chance would have it of so few. */
  isHigh: boolean;
}

/** The bars of a chart, oldest first; five minutes without payments have none. */
export function barsOf(points: readonly IncidentPoint[]): Bar[] {
  return points.map(({ at, attempts, broken, expected }) => {
    const rate = attempts === 0 ? 0 : broken / attempts;
    const spread = Math.sqrt((expected * (1 - expected)) / Math.max(1, attempts));
    return {
      at,
      rate,
      broken,
      attempts,
      height: rate * 100,
      isHigh: attempts > 0 && rate > expected + 2 * spread + 0.05,
    };
  });
}

export interface ChartSummary {
  from: string;
  to: string;
  most: number;
  last: number;
  expected: number;
}

/** What the picture says, for who cannot see it. */
export function summaryOf(points: readonly IncidentPoint[]): ChartSummary | undefined {
  const [first, last] = [points[0], points.findLast(({ attempts }) => attempts > 0)];
  const bars = barsOf(points).filter(({ attempts }) => attempts > 0);
  if (first === undefined || last === undefined || bars.length === 0) return undefined;
  return {
    from: first.at,
    to: last.at,
    most: Math.max(...bars.map(({ rate }) => rate)),
    last: bars.at(-1)?.rate ?? 0,
    expected: last.expected,
  };
}
