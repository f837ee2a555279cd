import { IncidentId } from '../../kernel/ids.ts';
import type { Context, Write } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { componentOf } from './component.rules.ts';
import type { IncidentEvidence, Severity } from './contract.ts';
import type { Deviation } from './detection/explain.rules.ts';
import type { Point } from './detection/figures.rules.ts';
import { INCIDENT_STREAM, incidentOpened } from './events.ts';
import { findHoldMinutes } from './feed/hold-minutes.ts';
import { holdFrom } from './hold.rules.ts';
import { keepPoints } from './keep-points.ts';
import { lockIncident } from './lock-incident.ts';
import { moveIncident } from './move-incident.ts';
import { nameOfScope } from './queries/name-of-scope.ts';
import { findLatelyResolved, type IncidentRecord } from './queries/open-incidents.ts';
import { impactOf } from './severity.rules.ts';
import { incidents } from './tables.ts';
import { wordsOf } from './update-words.ts';
import { writeUpdate } from './write-update.ts';

export interface Detected {
  deviation: Deviation;
  startedAt: Temporal.Instant;
  severity: Severity;
  evidence: IncidentEvidence;
  points: readonly Point[];
  /** Open incidents that are a part of it. */
  swallows: readonly IncidentId[];
}

/** One that comes back so soon goes on. */
const SAME_WITHIN_MINUTES = 30;

/**
 * Opens an incident that the payments show, or lets one go on that had just been closed. Undefined where it is open already, and
 * where a person has just closed it: their word covers what had begun by then.
 */
export async function openDetected(ctx: Context, detected: Detected): Promise<IncidentId | undefined> {
  const { scope } = detected.deviation;
  return ctx.change('incident.watch', componentOf(scope), async (write) => {
    const at = ctx.clock.now();
    const before = await findLatelyResolved(write.tx, scope, at.subtract({ minutes: SAME_WITHIN_MINUTES }));
    const incident = before === undefined ? await insert(write, detected, at) : await goOn(write, before, detected);
    if (incident === undefined) return undefined;
    const { scopeKind: kind, scopeName: name } = incident;
    const { outcome } = detected.deviation.evidence;
    let wider = await writeUpdate(
      write,
      incident,
      {
        at,
        state: 'investigating',
        ...wordsOf(before === undefined ? 'investigating' : 'reopened', { kind, name, outcome }),
        impacts: [{ component: componentOf(scope), impact: impactOf(detected.severity) }],
        isPublic: true,
        by: null,
      },
      {
        calmSince: null,
        evidence: detected.evidence,
        severity: detected.severity,
        watchedTo: at,
        leadId: null,
        leadName: null,
        ...(await heldAgain(write, incident, at)),
      },
    );
    await keepPoints(write.tx, incident.id, detected.points, detected.evidence.expected);
    for (const id of detected.swallows) wider = await moveIncident(ctx, write, await lockIncident(write, id), wider);
    await write.emit(incidentOpened, incident.id, { incidentId: incident.id }, INCIDENT_STREAM);
    write.note({ number: incident.number, swallowed: detected.swallows.length });
    return incident.id;
  });
}

/** Who has an incident when it ends has ended it: the program ends only what nobody has. */
async function goOn(write: Write, { id, leadId, resolvedAt }: IncidentRecord, { startedAt }: Detected) {
  const isCovered = leadId !== null && resolvedAt !== null && Temporal.Instant.compare(startedAt, resolvedAt) < 0;
  return isCovered ? undefined : lockIncident(write, id);
}

/** A suspicion that comes back waits as long as a new one, unless a person keeps it back. */
const heldAgain = async ({ tx }: Write, { isHeld, isKeptBack }: IncidentRecord, at: Temporal.Instant) =>
  isHeld && !isKeptBack ? holdFrom(at, await findHoldMinutes(tx)) : {};

async function insert(
  { tx }: Write,
  { deviation: { scope, evidence }, startedAt, severity }: Detected,
  at: Temporal.Instant,
): Promise<IncidentRecord | undefined> {
  const { name, acquirerId } = await nameOfScope(tx, scope);
  const [inserted] = await tx
    .insert(incidents)
    .values({
      id: newId(IncidentId),
      scopeKind: scope.kind,
      scopeId: scope.id,
      scopeName: name,
      acquirerId,
      state: 'investigating',
      severity,
      outcome: evidence.outcome,
      startedAt,
      detectedAt: at,
      // A bank or a method names no client: everybody may know, once it is more than a suspicion.
      isPublic: scope.kind === 'acquirer' || scope.kind === 'method',
      ...holdFrom(at, await findHoldMinutes(tx)),
      isPaceAutomatic: false,
      revision: 1,
    })
    // Another node has seen the same.
    .onConflictDoNothing()
    .returning();
  return inserted;
}
