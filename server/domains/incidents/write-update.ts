import { eq } from 'drizzle-orm';
import { EventId, type PersonId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Write } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { ComponentImpact, IncidentState } from './contract.ts';
import { INCIDENT_STREAM, incidentChanged, incidentResolved } from './events.ts';
import { updateDue } from './incident-state.rules.ts';
import type { IncidentRecord } from './queries/open-incidents.ts';
import { incidents, incidentUpdates } from './tables.ts';

export interface ToTell {
  at: Temporal.Instant;
  state: IncidentState;
  ru: string;
  en: string;
  impacts: ComponentImpact[];
  isPublic: boolean;
  /** Null: the program. */
  by: { id: PersonId; name: string } | null;
}

export type IncidentChanges = Partial<Omit<IncidentRecord, 'id' | 'number' | 'revision'>>;

/** The one way in which an incident's row changes: screens hear of it. */
export async function changeIncidentRow(
  { tx, emit }: Write,
  before: IncidentRecord,
  changes: IncidentChanges,
): Promise<IncidentRecord> {
  const revision = before.revision + 1;
  await tx
    .update(incidents)
    .set({ ...changes, revision })
    .where(eq(incidents.id, before.id));
  const type = changes.state === 'resolved' && before.state !== 'resolved' ? incidentResolved : incidentChanged;
  await emit(type, before.id, { incidentId: before.id }, INCIDENT_STREAM);
  return { ...before, ...changes, revision };
}

/** Writes an update down, and moves the incident to where it says it is. */
export async function writeUpdate(
  write: Write,
  incident: IncidentRecord,
  { at, state, ru, en, impacts, isPublic, by }: ToTell,
  changes: IncidentChanges = {},
): Promise<IncidentRecord> {
  await write.tx.insert(incidentUpdates).values({
    id: newId(EventId),
    incidentId: incident.id,
    at,
    state,
    byId: by?.id ?? null,
    byName: by?.name ?? null,
    ru: maskText(cleanText(ru)),
    en: maskText(cleanText(en)),
    impacts,
    isPublic,
  });
  return changeIncidentRow(write, incident, {
    ...changes,
    state,
    resolvedAt: state === 'resolved' ? at : null,
    updateDueAt: updateDue(changes.everyMinutes ?? incident.everyMinutes, state, at),
  });
}
