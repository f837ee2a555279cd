import { conflict } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Incident } from './contract.ts';
import { LET_OUT } from './hold.rules.ts';
import { lockIncident } from './lock-incident.ts';
import { getIncident } from './queries/get-incident.ts';
import type { IncidentRecord } from './queries/open-incidents.ts';
import { changeIncidentRow } from './write-update.ts';

/**
 * Puts an incident on the public status page, or takes it off. A client's own is nobody else's to read. What is taken off while
 * it is held stays inside until a person lets it out.
 */
export async function showIncident(ctx: Context, id: IncidentId, isPublic: boolean): Promise<Incident> {
  return ctx.change('incident.change', id, async (write) => {
    const incident = await lockIncident(write, id);
    if (isPublic && incident.scopeKind === 'merchant')
      throw conflict('incident-private', 'An incident of one merchant is not shown to everybody.');
    await changeIncidentRow(write, incident, isPublic ? { isPublic, ...LET_OUT } : hidden(incident));
    write.note({ isPublic });
    return getIncident(ctx, id);
  });
}

const hidden = ({ isHeld }: IncidentRecord) => ({ isPublic: false, heldUntil: null, isKeptBack: isHeld });
