import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Incident } from './contract.ts';
import { updateDue } from './incident-state.rules.ts';
import { lockOpenIncident } from './lock-incident.ts';
import { getIncident } from './queries/get-incident.ts';
import { changeIncidentRow } from './write-update.ts';

interface Pace {
  everyMinutes: number | null;
  isAutomatic: boolean;
}

/** How often those who wait are told how it stands, and whether the last answer to all goes out again by itself. */
export async function setIncidentPace(
  ctx: Context,
  id: IncidentId,
  { everyMinutes, isAutomatic }: Pace,
): Promise<Incident> {
  return ctx.change('incident.change', id, async (write) => {
    const incident = await lockOpenIncident(write, id);
    await changeIncidentRow(write, incident, {
      everyMinutes,
      isPaceAutomatic: isAutomatic && everyMinutes !== null,
      updateDueAt: updateDue(everyMinutes, incident.state, ctx.clock.now()),
    });
    write.note({ everyMinutes, isAutomatic });
    return getIncident(ctx, id);
  });
}
