import { z } from 'zod';
import { type AnswerParts, findPayments } from '../domains/answers/index.ts';
import { messageReceived } from '../domains/tickets/index.ts';
import type { CommittedEvent } from '../kernel/event.ts';
import { TicketId } from '../kernel/ids.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

const OfTicket = z.object({ ticketId: TicketId });

/** Somebody wrote → the payment that they mean is looked for. */
export function findPaymentsReaction(services: ContextServices, parts: AnswerParts): Reaction {
  const find = async (events: readonly CommittedEvent[]) => {
    const ctx = createContext(services, { kind: 'job', name: 'find-payments' }, 'all');
    await findPayments(
      ctx,
      events.map(({ data }) => OfTicket.parse(data).ticketId),
      parts,
    );
  };
  return { name: 'find-payment', to: [messageReceived.type], run: (event) => find([event]), runTogether: find };
}
