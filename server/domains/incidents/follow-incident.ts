import type { Context, Write } from '../../platform/context.ts';
import { componentOf } from './component.rules.ts';
import type { IncidentEvidence, IncidentState } from './contract.ts';
import type { Point } from './detection/figures.rules.ts';
import { isLetOut, LET_OUT } from './hold.rules.ts';
import { keepPoints } from './keep-points.ts';
import { lockIncident } from './lock-incident.ts';
import type { IncidentRecord } from './queries/open-incidents.ts';
import { impactOf } from './severity.rules.ts';
import { wordsOf } from './update-words.ts';
import { changeIncidentRow, type IncidentChanges, writeUpdate } from './write-update.ts';

/** How an open incident was found. */
export interface Followed {
  id: IncidentRecord['id'];
  step: 'broken' | 'unclear' | 'calm';
  /** Since when all is as usual; only when calm. */
  calmSince: Temporal.Instant | null;
  /** It has been so long enough to end. */
  hasHeld: boolean;
  /** Figures of now, while there are payments at all. */
  evidence: IncidentEvidence | null;
  points: readonly Point[];
}

/** After so long without any payment nothing will say that it is over. */
const SILENCE_HOURS = 6;

/** Notes how an incident does, and moves it unless somebody has taken it over. */
export async function followIncident(ctx: Context, followed: Followed): Promise<void> {
  await ctx.change('incident.watch', followed.id, async (write) => {
    const incident = await lockIncident(write, followed.id);
    if (incident.state === 'resolved') return;
    const at = ctx.clock.now();
    await keepPoints(write.tx, incident.id, followed.points, incident.evidence?.expected ?? 0);
    const changes = changesBy(incident, followed, at);
    const step = isProgramsOwn(incident) ? stepOf(incident, followed, at) : undefined;
    if (step === undefined) return void (await changeIncidentRow(write, incident, changes));
    await tell(write, incident, step, at, changes);
    write.note({ to: step.state });
  });
}

/** Who took it over decides; what a person saw and the payments do not show, the payments cannot end. */
const isProgramsOwn = ({ leadId, outcome }: IncidentRecord) => leadId === null && outcome !== 'by-hand';

function changesBy(
  incident: IncidentRecord,
  { step, calmSince, evidence }: Followed,
  at: Temporal.Instant,
): IncidentChanges {
  const { evidence: before } = incident;
  return {
    ...(isLetOut(incident, step, at) ? LET_OUT : {}),
    calmSince: step === 'calm' ? calmSince : null,
    ...(evidence === null ? {} : { watchedTo: at }),
    // Once it is calm the figures of the trouble itself stay.
    ...(step === 'broken' && evidence !== null && evidence.nats >= (before?.nats ?? 0) ? { evidence } : {}),
  };
}

interface Step {
  state: IncidentState;
  said: 'monitoring' | 'resolved' | 'reopened';
}

function stepOf(incident: IncidentRecord, { step, hasHeld }: Followed, at: Temporal.Instant): Step | undefined {
  const silentSince = incident.watchedTo ?? incident.detectedAt;
  const isSilent = Temporal.Instant.compare(silentSince.add({ hours: SILENCE_HOURS }), at) <= 0;
  if ((step === 'calm' && hasHeld) || isSilent) return { state: 'resolved', said: 'resolved' };
  if (step === 'calm' && incident.state !== 'monitoring') return { state: 'monitoring', said: 'monitoring' };
  if (step === 'broken' && incident.state === 'monitoring') return { state: 'investigating', said: 'reopened' };
  return undefined;
}

async function tell(
  write: Write,
  incident: IncidentRecord,
  { state, said }: Step,
  at: Temporal.Instant,
  changes: IncidentChanges,
): Promise<void> {
  const { scopeKind: kind, scopeId: id, scopeName: name, outcome, severity } = incident;
  const impact = state === 'investigating' ? impactOf(severity) : 'operational';
  await writeUpdate(
    write,
    incident,
    {
      at,
      state,
      ...wordsOf(said, { kind, name, outcome }),
      impacts: [{ component: componentOf({ kind, id }), impact }],
      isPublic: true,
      by: null,
    },
    changes,
  );
}
