import { conflict } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Incident } from './contract.ts';
import { lockOpenIncident } from './lock-incident.ts';
import { moveIncident } from './move-incident.ts';
import { getIncident } from './queries/get-incident.ts';

/** Two incidents are one: the first goes on in the other. */
export async function mergeIncident(ctx: Context, from: IncidentId, into: IncidentId): Promise<Incident> {
  if (from === into) throw conflict('same-incident', 'An incident cannot go on in itself.');
  return ctx.change('incident.change', from, async (write) => {
    // Locked in one order, so that two merges crosswise cannot wait for each other.
    const [first, second] = [from, into].sort() as [IncidentId, IncidentId]; // two were given
    const held = [await lockOpenIncident(write, first), await lockOpenIncident(write, second)];
    const source = held.find(({ id }) => id === from);
    const target = held.find(({ id }) => id === into);
    if (source === undefined || target === undefined) throw conflict('same-incident', 'They are the same.');
    await moveIncident(ctx, write, source, target);
    write.note({ into });
    return getIncident(ctx, into);
  });
}
