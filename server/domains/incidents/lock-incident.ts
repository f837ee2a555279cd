import { eq } from 'drizzle-orm';
import { conflict, notFound } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Write } from '../../platform/context.ts';
import type { IncidentRecord } from './queries/open-incidents.ts';
import { incidents } from './tables.ts';

/** The row of an incident, held until the change is committed. */
export async function lockIncident({ tx }: Pick<Write, 'tx'>, id: IncidentId): Promise<IncidentRecord> {
  const [incident] = await tx.select().from(incidents).where(eq(incidents.id, id)).for('update');
  if (incident === undefined) throw notFound('incident');
  return incident;
}

/** The same for what only an open one allows. */
export async function lockOpenIncident(write: Pick<Write, 'tx'>, id: IncidentId): Promise<IncidentRecord> {
  const incident = await lockIncident(write, id);
  if (incident.state === 'resolved') throw conflict('incident-resolved', 'This incident is resolved.');
  return incident;
}
