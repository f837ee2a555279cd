import { eq } from 'drizzle-orm';
import type { IncidentId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { getTicket, setIncident } from '../tickets/index.ts';
import { actingPerson } from './acting-person.ts';
import { lockIncident } from './lock-incident.ts';
import { incidentTickets } from './tables.ts';
import { changeIncidentRow } from './write-update.ts';

/** A person says that a ticket belongs to an incident, one that was taken off, too. */
export async function attachTicket(ctx: Context, incidentId: IncidentId, ticketId: TicketId): Promise<void> {
  const { transactionUid: uid } = await getTicket(ctx, ticketId);
  await ctx.change('incident.change', incidentId, async (write) => {
    const incident = await lockIncident(write, incidentId);
    const by = await actingPerson(ctx);
    const attached = { attachedAt: ctx.clock.now(), byId: by?.id ?? null, byName: by?.name ?? null, detachedAt: null };
    await write.tx
      .update(incidentTickets)
      .set({ detachedAt: ctx.clock.now() })
      .where(eq(incidentTickets.ticketId, ticketId));
    await write.tx
      .insert(incidentTickets)
      .values({ incidentId, ticketId, uid, ...attached })
      .onConflictDoUpdate({ target: [incidentTickets.incidentId, incidentTickets.ticketId], set: attached });
    await setIncident(ctx, { ticketId, incident: { id: incidentId, number: incident.number } });
    await changeIncidentRow(write, incident, {});
    write.note({ ticketId });
  });
}
