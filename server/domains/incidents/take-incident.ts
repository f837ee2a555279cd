import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getActingPerson } from './acting-person.ts';
import type { Incident } from './contract.ts';
import { letOutUnlessKept } from './hold.rules.ts';
import { lockOpenIncident } from './lock-incident.ts';
import { getIncident } from './queries/get-incident.ts';
import { changeIncidentRow } from './write-update.ts';

/**
 * Takes an incident over, so that the program only tells what it sees, and those outside may know unless it was kept back; or
 * gives it back.
 */
export async function takeIncident(ctx: Context, id: IncidentId, isMine: boolean): Promise<Incident> {
  return ctx.change('incident.change', id, async (write) => {
    const incident = await lockOpenIncident(write, id);
    const person = await getActingPerson(ctx);
    const lead = isMine
      ? { leadId: person.id, leadName: person.name, ...letOutUnlessKept(incident) }
      : { leadId: null, leadName: null };
    await changeIncidentRow(write, incident, lead);
    write.note({ isMine });
    return getIncident(ctx, id);
  });
}
