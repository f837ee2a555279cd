import type { IncidentEvidence } from '../contract.ts';
import type { Evidence } from './evidence.rules.ts';
import type { Cell } from './explain.rules.ts';

interface Coded extends Cell {
  code: string | null;
}

const MOST_CODES = 5;

/** What an incident shows of its payments since it began. */
export function figuresOf(cells: readonly Coded[], evidence: Evidence, needed: number): IncidentEvidence {
  const since = cells.filter(({ minute }) => minute >= evidence.since);
  const distinct = (of: (cell: Coded) => string | null) => new Set(since.flatMap((cell) => of(cell) ?? [])).size;
  const { attempts, declined, failed, rate, expected, nats } = evidence;
  return {
    attempts,
    declined,
    failed,
    rate,
    expected,
    nats: Math.min(nats, 999),
    needed,
    merchants: distinct(({ merchant }) => merchant),
    gateways: distinct(({ gateway }) => gateway),
    bins: distinct(({ bin }) => bin),
    codes: codesOf(since),
  };
}

function codesOf(cells: readonly Coded[]): IncidentEvidence['codes'] {
  const counts = new Map<string, number>();
  for (const { code, declined } of cells)
    if (code !== null && declined > 0) counts.set(code, (counts.get(code) ?? 0) + declined);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_CODES);
}

export const POINT_MINUTES = 5;

export interface Point {
  /** Milliseconds since 1970 at which its five minutes begin. */
  ms: number;
  attempts: number;
  broken: number;
}

/** Whole stretches of five minutes of a window that begins at `fromMs` and is `minutes` long. */
export function pointsOf(
  cells: readonly Cell[],
  window: { fromMs: number; minutes: number },
  outcome: 'declined' | 'failed',
): Point[] {
  const size = POINT_MINUTES * 60_000;
  const first = Math.ceil(window.fromMs / size) * size;
  const end = window.fromMs + window.minutes * 60_000;
  const points = new Map<number, Point>();
  for (let ms = first; ms + size <= end; ms += size) points.set(ms, { ms, attempts: 0, broken: 0 });
  for (const cell of cells) {
    const point = points.get(Math.floor((window.fromMs + cell.minute * 60_000) / size) * size);
    if (point === undefined) continue;
    point.attempts += cell.attempts;
    point.broken += cell[outcome];
  }
  return [...points.values()];
}
