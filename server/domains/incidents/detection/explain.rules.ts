import type { Scope, ScopeKind } from '../contract.ts';
import { type Evidence, evidenceOf, type MinuteCount, neededNats } from './evidence.rules.ts';
import type { Norm } from './norm.rules.ts';

/** Payments of one minute that have everything in common. */
export interface Cell extends MinuteCount {
  /** Position of the minute in the window. */
  minute: number;
  gateway: string | null;
  acquirer: string | null;
  merchant: string | null;
  method: string | null;
  bin: string | null;
}

export interface Deviation {
  scope: Scope;
  evidence: Evidence;
  needed: number;
  cells: readonly Cell[];
}

/** Where two are of the same payments, the earlier one is said. */
const KINDS = ['bin', 'gateway', 'merchant', 'acquirer', 'method'] as const satisfies readonly ScopeKind[];

/** How the one false alarm a week is shared out: the more it wakes people, the less there are of it to lose. */
const SHARES: Record<ScopeKind, number> = { acquirer: 0.3, gateway: 0.25, method: 0.1, merchant: 0.2, bin: 0.15 };

/** What all series together may cry wolf: once a week. */
const FALSE_ALARMS_A_WEEK = 1;
/** Fewer attempts are nobody's incident. */
export const FEWEST_ATTEMPTS = 8;
const FEWEST_BROKEN = 6;
/** What is left of a wide explanation without its narrow part has to speak for itself: twenty to one, whenever it began. */
const restNats = ({ minutes }: Watch) => Math.log(20 * minutes);

export interface Watch {
  /** Minutes in the window. */
  minutes: number;
  normOf(scope: Scope): Norm;
  /** How many series of a kind are watched. */
  seriesOf(kind: ScopeKind): number;
}

/**
 * What is broken in a window, each payment explained once: the strongest deviation is taken, drawn down to the narrowest part
 * that explains it, its payments set aside, and the rest looked at again.
 */
export function explain(cells: readonly Cell[], watch: Watch): Deviation[] {
  const found: Deviation[] = [];
  let left = cells;
  while (found.length < MOST) {
    const firing = deviationsOf(left, watch);
    const best = narrowest(firing, watch);
    if (best === undefined) return found;
    found.push(best);
    left = left.filter((cell) => !isIn(cell, best.scope));
  }
  return found;
}

/** A window that needs more explanations than that is one incident of everything. */
const MOST = 20;

/** Every series that deviates by itself, strongest first. */
export function deviationsOf(cells: readonly Cell[], watch: Watch): Deviation[] {
  return KINDS.flatMap((kind) => deviationsAmong(kind, cells, watch)).sort((a, b) => b.evidence.nats - a.evidence.nats);
}

function deviationsAmong(kind: ScopeKind, cells: readonly Cell[], watch: Watch): Deviation[] {
  const needed = neededFor(kind, watch);
  const found: Deviation[] = [];
  for (const [id, own] of Map.groupBy(cells, (cell) => cell[kind])) {
    if (id === null || isTooFew(own)) continue;
    const scope = { kind, id };
    const evidence = judge(own, watch, scope);
    if (evidence.nats >= needed && evidence[evidence.outcome] >= FEWEST_BROKEN)
      found.push({ scope, evidence, needed, cells: own });
  }
  return found;
}

/** What a series of a kind has to show before it is called broken. */
export const neededFor = (kind: ScopeKind, { seriesOf }: Pick<Watch, 'seriesOf'>): number =>
  neededNats(seriesOf(kind), FALSE_ALARMS_A_WEEK * SHARES[kind]);

function isTooFew(cells: readonly Cell[]): boolean {
  let attempts = 0;
  let broken = 0;
  for (const cell of cells) {
    attempts += cell.attempts;
    broken += cell.declined;
  }
  return attempts < FEWEST_ATTEMPTS || broken < FEWEST_BROKEN;
}

function judge(cells: readonly Cell[], { minutes, normOf }: Watch, scope: Scope): Evidence {
  return evidenceOf(minutesOf(cells, minutes), normOf(scope));
}

export function minutesOf(cells: readonly Cell[], count: number): MinuteCount[] {
  const minutes = Array.from({ length: count }, () => ({ attempts: 0, declined: 0, failed: 0 }));
  for (const { minute, attempts, declined, failed } of cells) {
    const sum = minutes[minute];
    if (sum === undefined) continue;
    sum.attempts += attempts;
    sum.declined += declined;
    sum.failed += failed;
  }
  return minutes;
}

export const isIn = (cell: Cell, { kind, id }: Scope): boolean => cell[kind] === id;

const attemptsOf = (cells: readonly Cell[]) => cells.reduce((sum, { attempts }) => sum + attempts, 0);

/** Of fewer payments; of the same ones, the kind that says more. */
function isNarrower(a: Deviation, b: Deviation): boolean {
  const [few, many] = [attemptsOf(a.cells), attemptsOf(b.cells)];
  return few < many || (few === many && KINDS.indexOf(a.scope.kind) < KINDS.indexOf(b.scope.kind));
}

/** From the strongest down: as long as a narrower deviation leaves nothing unusual behind, it is the explanation. */
function narrowest(firing: readonly Deviation[], watch: Watch): Deviation | undefined {
  let [best] = firing;
  while (best !== undefined) {
    const wide: Deviation = best;
    const inside = firing.find((narrow) => isNarrower(narrow, wide) && explains(narrow, wide, watch));
    if (inside === undefined) return wide;
    best = inside;
  }
  return undefined;
}

function explains({ scope }: Deviation, wide: Deviation, watch: Watch): boolean {
  const rest = wide.cells.filter((cell) => !isIn(cell, scope));
  if (rest.length === wide.cells.length) return false;
  return judge(rest, watch, wide.scope).nats < restNats(watch);
}
