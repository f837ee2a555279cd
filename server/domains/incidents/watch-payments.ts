import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Evidence } from './detection/evidence.rules.ts';
import { neededFor, type Watch } from './detection/explain.rules.ts';
import { figuresOf, pointsOf } from './detection/figures.rules.ts';
import { hoursOfWeekIn } from './detection/hour-of-week.rules.ts';
import { type Judged, judge, type OpenIncident, type Seen } from './detection/watch.rules.ts';
import { followIncident } from './follow-incident.ts';
import { openDetected } from './open-detected.ts';
import { type CodedCell, listCells } from './queries/list-cells.ts';
import { getNorms } from './queries/norms.ts';
import { type IncidentRecord, listOpenIncidents, listSilences, type Silence } from './queries/open-incidents.ts';
import { severityOf } from './severity.rules.ts';

/** What is looked at each minute. */
const WINDOW_MINUTES = 60;

interface Looked {
  cells: readonly CodedCell[];
  watch: Watch;
  from: Temporal.Instant;
}

/**
 * Looks at the payments of the last hour against what is usual: notes how open incidents do and opens what is new. Run twice, or
 * on two nodes, it opens nothing twice.
 */
export async function watchPayments(ctx: Context, { timeZone }: { timeZone: string }): Promise<void> {
  const to = ctx.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const from = to.subtract({ minutes: WINDOW_MINUTES });
  const hour = Math.floor(to.epochMilliseconds / 3_600_000);
  const [norms, open] = await Promise.all([
    getNorms(ctx.read, hoursOfWeekIn(timeZone)(hour)),
    listOpenIncidents(ctx.read),
  ]);
  if (!norms.areKnown && open.length === 0) return;
  const [cells, silences] = await Promise.all([listCells(ctx.read, from, to), listSilences(ctx.read, from, to)]);
  const looked = { cells, watch: { minutes: WINDOW_MINUTES, ...norms }, from };
  const { seen, opened } = judge(cells, open.map(asOpen), silencedBy(silences, from), looked.watch);
  for (const one of seen) await follow(ctx, looked, one, open);
  if (norms.areKnown) for (const one of opened) await begin(ctx, looked, one);
}

const asOpen = ({ id, scopeKind, scopeId, state, outcome, leadId, evidence }: IncidentRecord): OpenIncident => ({
  id,
  scope: { kind: scopeKind, id: scopeId },
  state,
  outcome,
  isLed: leadId !== null,
  rate: evidence?.rate ?? 0.8,
  expected: evidence?.expected ?? 0.2,
});

function silencedBy(silences: readonly Silence[], from: Temporal.Instant) {
  const minuteOf = (at: Temporal.Instant) => from.until(at).total('minutes');
  const spans = silences.map(({ kind, id, start, end }) => ({ kind, id, start: minuteOf(start), end: minuteOf(end) }));
  return (cell: Pick<CodedCell, 'gateway' | 'acquirer' | 'minute'>) =>
    spans.some(
      // A minute that only begins within them counts whole.
      ({ kind, id, start, end }) => cell[kind] === id && cell.minute > start - 1 && cell.minute < end,
    );
}

const windowOf = ({ from }: Looked) => ({ fromMs: from.epochMilliseconds, minutes: WINDOW_MINUTES });

async function follow(ctx: Context, looked: Looked, seen: Seen, open: readonly IncidentRecord[]): Promise<void> {
  const incident = open.find(({ id }) => id === seen.id);
  if (incident === undefined) return;
  const { scopeKind, outcome } = incident;
  const cells = seen.cells as readonly CodedCell[]; // they are of those that were given
  await followIncident(ctx, {
    id: incident.id,
    step: seen.step,
    calmSince: seen.step === 'calm' ? looked.from.add({ minutes: seen.since }) : null,
    hasHeld: seen.step === 'calm' && seen.hasHeld,
    evidence: cells.length === 0 ? null : figuresOf(cells, seen.evidence, neededFor(scopeKind, looked.watch)),
    points: pointsOf(cells, windowOf(looked), outcome === 'failed' ? 'failed' : 'declined'),
  });
}

async function begin(ctx: Context, looked: Looked, deviation: Judged['opened'][number]): Promise<void> {
  const { scope, evidence, needed, swallows } = deviation;
  const cells = deviation.cells as readonly CodedCell[]; // they are of those that were given
  await openDetected(ctx, {
    deviation,
    startedAt: looked.from.add({ minutes: evidence.since }),
    severity: severityOf({ kind: scope.kind, rate: evidence.rate, shareOfAll: shareOfAll(looked, evidence) }),
    evidence: figuresOf(cells, evidence, needed),
    points: pointsOf(cells, windowOf(looked), evidence.outcome),
    swallows: swallows as IncidentId[], // ids of open incidents
  });
}

function shareOfAll({ cells }: Looked, { since, attempts }: Evidence): number {
  let all = 0;
  for (const cell of cells) if (cell.minute >= since) all += cell.attempts;
  return all === 0 ? 0 : attempts / all;
}
