import { readMessage } from '../domains/cms-modules/index.ts';
import { findReceivedWords, messageReceived } from '../domains/tickets/index.ts';
import { type ContextServices, createContext } from '../platform/context.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** Somebody wrote → what looks like a report of their shop is read as one. */
export function readReportReaction(services: ContextServices): Reaction {
  return {
    name: 'read-report',
    to: [messageReceived.type],
    run: async ({ data }) => {
      const ctx = createContext(services, { kind: 'job', name: 'read-report' }, 'all');
      const words = await findReceivedWords(ctx.read, messageReceived.data.parse(data).messageId);
      if (words !== undefined) await readMessage(ctx, words);
    },
  };
}
