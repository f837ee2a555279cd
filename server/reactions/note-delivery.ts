import { outboundChanged } from '../domains/channels/index.ts';
import { noteDelivery } from '../domains/tickets/index.ts';
import type { ContextServices } from '../platform/context.ts';
import { createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** An answer moved on its way → its ticket says whether it arrived. */
export function noteDeliveryReaction(services: ContextServices): Reaction {
  return {
    name: 'note-delivery',
    to: [outboundChanged.type],
    run: async ({ data }) => {
      const { messageId } = outboundChanged.data.parse(data);
      await noteDelivery(createContext(services, { kind: 'job', name: 'note-delivery' }, 'all'), messageId);
    },
  };
}
