import { z } from 'zod';
import { type AnswerParts, findPayment } from '../domains/answers/index.ts';
import { messageReceived } from '../domains/tickets/index.ts';
import { TicketId } from '../kernel/ids.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

const OfTicket = z.object({ ticketId: TicketId });

/** Somebody wrote → the payment that they mean is looked for. */
export function findPaymentReaction(services: ContextServices, parts: AnswerParts): Reaction {
  return {
    name: 'find-payment',
    to: [messageReceived.type],
    run: async ({ data }) => {
      const ctx = createContext(services, { kind: 'job', name: 'find-payment' }, 'all');
      await findPayment(ctx, OfTicket.parse(data).ticketId, parts);
    },
  };
}
