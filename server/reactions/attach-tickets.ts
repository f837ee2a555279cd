import { z } from 'zod';
import { attachTickets, incidentOpened } from '../domains/incidents/index.ts';
import { paymentAttached } from '../domains/tickets/index.ts';
import type { CommittedEvent } from '../kernel/event.ts';
import { TicketId } from '../kernel/ids.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

const OfTicket = z.object({ ticketId: TicketId });
const contextFor = (services: ContextServices) =>
  createContext(services, { kind: 'job', name: 'attach-tickets' }, 'all');

/** A payment was attached to a ticket → the ticket belongs to the incident in which the payment failed. */
export function attachTicketsReaction(services: ContextServices): Reaction {
  const attach = async (events: readonly CommittedEvent[]) => {
    const ticketIds = events.map(({ data }) => OfTicket.parse(data).ticketId);
    await attachTickets(contextFor(services), { ticketIds });
  };
  return { name: 'attach-ticket', to: [paymentAttached.type], run: (event) => attach([event]), runTogether: attach };
}

/** An incident opened → the tickets of those who had written before belong to it. */
export function gatherTicketsReaction(services: ContextServices): Reaction {
  return {
    name: 'gather-tickets',
    to: [incidentOpened.type],
    run: async ({ data }) => {
      const { incidentId } = incidentOpened.data.parse(data);
      await attachTickets(contextFor(services), { incidentId });
    },
  };
}
