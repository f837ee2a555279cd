import { conflict } from '../../kernel/errors.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { actingPerson } from './acting-person.ts';
import { componentOf } from './component.rules.ts';
import type { Incident, NewUpdate } from './contract.ts';
import { LET_OUT } from './hold.rules.ts';
import { mayMove } from './incident-state.rules.ts';
import { lockOpenIncident } from './lock-incident.ts';
import { getIncident } from './queries/get-incident.ts';
import { impactOf } from './severity.rules.ts';
import { writeUpdate } from './write-update.ts';

/**
 * Tells how an incident stands. Who tells has it from then on. What was held back comes out with what is told in public, and
 * not with its end: so a false alarm is closed unseen.
 */
export async function updateIncident(ctx: Context, id: IncidentId, update: NewUpdate): Promise<Incident> {
  return ctx.change('incident.change', id, async (write) => {
    const incident = await lockOpenIncident(write, id);
    const { state, severity = incident.severity, impacts, isPublic, ru, en } = update;
    if (!mayMove(incident.state, state)) throw conflict('incident-resolved', 'This incident is resolved.');
    const by = await actingPerson(ctx);
    const own = { component: componentOf({ kind: incident.scopeKind, id: incident.scopeId }) };
    const suffers = state === 'resolved' || state === 'monitoring' ? 'operational' : impactOf(severity);
    await writeUpdate(
      write,
      incident,
      {
        at: ctx.clock.now(),
        state,
        ru,
        en,
        impacts: impacts.length > 0 ? impacts : [{ ...own, impact: suffers }],
        isPublic,
        by,
      },
      { severity, ...(by === null ? {} : { leadId: by.id, leadName: by.name, ...letOutBy(update) }) },
    );
    write.note({ state });
    return getIncident(ctx, id);
  });
}

const letOutBy = ({ isPublic, state }: NewUpdate) => (isPublic && state !== 'resolved' ? LET_OUT : {});
