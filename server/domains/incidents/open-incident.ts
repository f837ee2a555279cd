import { conflict, unprocessable } from '../../kernel/errors.ts';
import { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import { actingPerson } from './acting-person.ts';
import { componentOf } from './component.rules.ts';
import type { Incident, NewIncident } from './contract.ts';
import { INCIDENT_STREAM, incidentOpened } from './events.ts';
import { getIncident } from './queries/get-incident.ts';
import { nameOfScope } from './queries/name-of-scope.ts';
import { impactOf } from './severity.rules.ts';
import { incidents } from './tables.ts';
import { writeUpdate } from './write-update.ts';

/** Opens an incident that a person saw before the figures did, or that no figure shows. */
export async function openIncident(ctx: Context, input: NewIncident): Promise<Incident> {
  const id = newId(IncidentId);
  return ctx.change('incident.change', id, async (write) => {
    const at = ctx.clock.now();
    const startedAt = Temporal.Instant.from(input.startedAt);
    if (Temporal.Instant.compare(startedAt, at) > 0)
      throw unprocessable('begins-later', 'An incident has begun; what is to come are planned works.', {
        fields: { startedAt: 'begins-later' },
      });
    const by = await actingPerson(ctx);
    const { scope, severity, isPublic } = input;
    const [incident] = await write.tx
      .insert(incidents)
      .values({
        id,
        scopeKind: scope.kind,
        scopeId: scope.id,
        ...asNamed(await nameOfScope(write.tx, scope)),
        state: 'investigating',
        severity,
        outcome: 'by-hand',
        startedAt,
        detectedAt: at,
        openedBy: by?.id ?? null,
        openedByName: by?.name ?? null,
        leadId: by?.id ?? null,
        leadName: by?.name ?? null,
        isPublic: isPublic && scope.kind !== 'merchant',
        isPaceAutomatic: false,
        revision: 1,
      })
      .onConflictDoNothing()
      .returning();
    if (incident === undefined) throw conflict('incident-open', 'An incident of this is open already.');
    const impacts = [{ component: componentOf(scope), impact: impactOf(severity) }];
    const { ru, en } = input;
    await writeUpdate(write, incident, { at, state: 'investigating', ru, en, impacts, isPublic: true, by });
    await write.emit(incidentOpened, id, { incidentId: id }, INCIDENT_STREAM);
    write.note({ number: incident.number, scope: componentOf(scope) });
    return getIncident(ctx, id);
  });
}

const asNamed = ({ name, acquirerId }: Awaited<ReturnType<typeof nameOfScope>>) => ({ scopeName: name, acquirerId });
