import type { IncidentState, Scope } from '../contract.ts';
import { type Evidence, evidenceOf } from './evidence.rules.ts';
import { type Cell, type Deviation, explain, isIn, minutesOf, neededFor, type Watch } from './explain.rules.ts';
import { calmSince } from './recovery.rules.ts';

/** An open incident as the minute finds it. Minutes are counted from the beginning of the window. */
export interface OpenIncident {
  id: string;
  scope: Scope;
  state: IncidentState;
  outcome: 'declined' | 'failed' | 'by-hand';
  /** Somebody has taken it over: the program tells what it sees and moves nothing. */
  isLed: boolean;
  /** What the share was while it was broken, and what is usual. */
  rate: number;
  expected: number;
}

export type Seen =
  /** Still broken; or too little is known to say so. */
  | { id: string; step: 'broken' | 'unclear'; evidence: Evidence; cells: readonly Cell[] }
  /** As usual again since a minute of the window. */
  | { id: string; step: 'calm'; since: number; hasHeld: boolean; evidence: Evidence; cells: readonly Cell[] };

export interface Judged {
  seen: Seen[];
  opened: (Deviation & { swallows: string[] })[];
}

/** So long everything has to be as usual before an incident closes by itself. */
export const HOLD_MINUTES = 15;
/** So much of a narrow incident's broken payments lies in a wider one that both are the same. */
const SAME_SHARE = 0.8;

/**
 * One look at the last minutes: how each open incident does, and what is broken beside them. Payments of open incidents and of
 * planned works (`isSilenced`) explain themselves and open nothing.
 */
export function judge(
  cells: readonly Cell[],
  open: readonly OpenIncident[],
  isSilenced: (cell: Cell) => boolean,
  watch: Watch,
): Judged {
  const seen = open.map((incident) => look(cells, incident, watch));
  const unexplained = cells.filter((cell) => !isSilenced(cell) && !open.some(({ scope }) => isIn(cell, scope)));
  const opened = explain(unexplained, watch).map((deviation) => ({
    ...deviation,
    swallows: open.filter((incident) => isWithin(cells, incident, deviation.scope)).map(({ id }) => id),
  }));
  return { seen, opened };
}

function look(all: readonly Cell[], incident: OpenIncident, watch: Watch): Seen {
  const { id, scope } = incident;
  const cells = all.filter((cell) => isIn(cell, scope));
  const minutes = minutesOf(cells, watch.minutes);
  const evidence = evidenceOf(minutes, watch.normOf(scope));
  const outcome = incident.outcome === 'by-hand' ? 'declined' : incident.outcome;
  const norm = watch.normOf(scope)[outcome];
  const since = calmSince(minutes, { outcome, rate: incident.rate, expected: norm });
  if (since === undefined)
    return { id, step: evidence.nats >= neededFor(scope.kind, watch) ? 'broken' : 'unclear', evidence, cells };
  return { id, step: 'calm', since, hasHeld: watch.minutes - since >= HOLD_MINUTES, evidence, cells };
}

/** Whether a narrower incident is a part of what has just been found around it. */
function isWithin(cells: readonly Cell[], { scope, isLed }: OpenIncident, wide: Scope): boolean {
  if (isLed) return false;
  const own = cells.filter((cell) => isIn(cell, scope));
  const broken = (list: readonly Cell[]) => list.reduce((sum, { declined }) => sum + declined, 0);
  const all = broken(own);
  return all > 0 && broken(own.filter((cell) => isIn(cell, wide))) >= all * SAME_SHARE;
}
