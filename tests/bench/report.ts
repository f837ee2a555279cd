/** One line of the printed table: what was measured, the figure, and what was wanted. */
export interface Figure {
  what: string;
  value: string;
  target?: string;
  /** Absent where there is nothing to hold. */
  held?: boolean;
}

/** The value below which `share` (0 to 1) of the sorted samples lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  count: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    count: sorted.length,
  };
}

/** Milliseconds of each of `count` runs, `atOnce` in flight; the first tenth warms up and is not counted. */
export async function timeRuns(
  count: number,
  atOnce: number,
  run: (index: number) => Promise<void>,
): Promise<number[]> {
  const warmUp = Math.ceil(count / 10);
  const samples: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count + warmUp) {
      const index = next;
      next += 1;
      const started = performance.now();
      await run(index);
      if (index >= warmUp) samples.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return samples;
}

export const median = (values: readonly number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** The table as text, one figure a line. */
export function table(title: string, figures: readonly Figure[]): string {
  const width = (pick: (figure: Figure) => string) => Math.max(...figures.map((figure) => pick(figure).length), 6);
  const [what, value, target] = [width((f) => f.what), width((f) => f.value), width((f) => f.target ?? '')];
  const line = (f: Figure) =>
    `  ${f.what.padEnd(what)}  ${f.value.padStart(value)}  ${(f.target ?? '').padEnd(target)}  ${markOf(f)}`.trimEnd();
  return [title, ...figures.map(line)].join('\n');
}

const markOf = ({ held }: Figure) => (held === undefined ? '' : held ? 'held' : 'MISSED');

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const perSecond = (value: number, what: string) => `${Math.round(value).toLocaleString('en-US')} ${what}/s`;
export const range = (values: readonly number[]) =>
  `[${Math.min(...values).toFixed(2)} .. ${Math.max(...values).toFixed(2)}]`;
export const ratio = (value: number) => `${value.toFixed(2)} ×`;
