import { type Channels, hasWaitingInbound, takeInbound } from '../domains/channels/index.ts';
import { receiveMessage } from '../domains/tickets/index.ts';
import { type Context, createContext } from '../platform/context.ts';
import { errorFields } from '../platform/logger.ts';

/**
 * Takes at once what comes in here. It needs no lease: the turn among all nodes is a row that the transaction holds.
 * Gives back how to stop.
 */
export function takeOnBell({ services, log, inboundBell }: Channels): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    try {
      do {
        again = false;
        const ctx = createContext(services, { kind: 'job', name: 'take-inbound' }, 'all');
        while ((await takeInbound(ctx, receiveMessage)) > 0 && !stopping.signal.aborted);
      } while (again && !stopping.signal.aborted);
    } catch (error) {
      log.error('job failed', { ...errorFields(error), job: 'take-inbound' });
    } finally {
      running = undefined;
    }
  };
  const stopListening = inboundBell.listen(() => {
    again = true;
    running ??= run();
  });
  return async () => {
    stopListening();
    stopping.abort();
    await running;
  };
}

export const hasInbound = (ctx: Context): Promise<boolean> => hasWaitingInbound(ctx.read, ctx.clock.now());
