import { and, eq, isNull } from 'drizzle-orm';
import { notFound } from '../../kernel/errors.ts';
import type { IncidentId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { setIncident } from '../tickets/index.ts';
import { lockIncident } from './lock-incident.ts';
import { incidentTickets } from './tables.ts';
import { changeIncidentRow } from './write-update.ts';

/** A person says that a ticket does not belong to an incident: the program does not bring it back. */
export async function detachTicket(ctx: Context, incidentId: IncidentId, ticketId: TicketId): Promise<void> {
  await ctx.change('incident.change', incidentId, async (write) => {
    const incident = await lockIncident(write, incidentId);
    const [taken] = await write.tx
      .update(incidentTickets)
      .set({ detachedAt: ctx.clock.now() })
      .where(
        and(
          eq(incidentTickets.incidentId, incidentId),
          eq(incidentTickets.ticketId, ticketId),
          isNull(incidentTickets.detachedAt),
        ),
      )
      .returning({ ticketId: incidentTickets.ticketId });
    if (taken === undefined) throw notFound('ticket');
    await setIncident(ctx, { ticketId, incident: null });
    await changeIncidentRow(write, incident, {});
    write.note({ ticketId });
  });
}
