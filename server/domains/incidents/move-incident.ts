import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context, Write } from '../../platform/context.ts';
import { setIncident } from '../tickets/index.ts';
import { letOutUnlessKept } from './hold.rules.ts';
import type { IncidentRecord } from './queries/open-incidents.ts';
import { incidents, incidentTickets } from './tables.ts';
import { changeIncidentRow } from './write-update.ts';

/**
 * Lets an incident go on in another one, inside the change that decided it: its tickets go along. What those outside had read
 * of is not to look over before their eyes: the other one is let out, unless a person keeps it back. Answers how that stands.
 */
export async function moveIncident(
  ctx: Context,
  write: Write,
  from: IncidentRecord,
  into: IncidentRecord,
): Promise<IncidentRecord> {
  const { tx } = write;
  const at = ctx.clock.now();
  const moved = await tx
    .select({ ticketId: incidentTickets.ticketId })
    .from(incidentTickets)
    .where(and(eq(incidentTickets.incidentId, from.id), isNull(incidentTickets.detachedAt)));
  await tx.execute(sql`
    insert into ${incidentTickets} (incident_id, ticket_id, uid, attached_at, by_id, by_name)
    select ${into.id}::uuid, ticket_id, uid, attached_at, by_id, by_name from ${incidentTickets}
    where incident_id = ${from.id}::uuid and detached_at is null
    on conflict do nothing`);
  // What had gone on in it goes on where it goes on.
  await tx.update(incidents).set({ mergedInto: into.id }).where(eq(incidents.mergedInto, from.id));
  await changeIncidentRow(write, from, {
    state: 'resolved',
    resolvedAt: at,
    mergedInto: into.id,
    updateDueAt: null,
    calmSince: null,
  });
  for (const { ticketId } of moved)
    await setIncident(ctx, { ticketId, incident: { id: into.id, number: into.number } });
  return into.isHeld && !from.isHeld ? changeIncidentRow(write, into, letOutUnlessKept(into)) : into;
}
