import type { IncidentId, TicketId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockTicket } from './lock-ticket.ts';
import { happening, updateTicket } from './update-ticket.ts';

interface IncidentOfTicket {
  ticketId: TicketId;
  incident: { id: IncidentId; number: number } | null;
}

/** Notes on a ticket which incident it belongs to, or that it belongs to none any more. */
export async function setIncident(ctx: Context, { ticketId, incident }: IncidentOfTicket): Promise<void> {
  return ctx.change('ticket.change', ticketId, async (write) => {
    const ticket = await lockTicket(ctx, write, ticketId);
    if (ticket.incidentId === (incident?.id ?? null)) return;
    const happened =
      incident === null
        ? happening('incident-detached', { number: String(ticket.incidentNumber ?? '') })
        : happening('incident-attached', { number: String(incident.number) });
    const changes = { incidentId: incident?.id ?? null, incidentNumber: incident?.number ?? null };
    await updateTicket(ctx, write, ticket, changes, [happened]);
  });
}
