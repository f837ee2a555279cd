import { merchantMoved } from '../domains/merchants/index.ts';
import { followMerchant } from '../domains/tickets/index.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** A merchant is called otherwise, or goes on in another → its tickets and chats follow. */
export function followMerchantReaction(services: ContextServices): Reaction {
  return {
    name: 'follow-merchant',
    to: [merchantMoved.type],
    run: async ({ data }) => {
      const { merchantId } = merchantMoved.data.parse(data);
      await followMerchant(createContext(services, { kind: 'job', name: 'follow-merchant' }, 'all'), merchantId);
    },
  };
}
