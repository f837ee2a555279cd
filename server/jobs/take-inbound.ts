import { type Channels, hasWaitingInbound, takeInbound as takeWaiting } from '../domains/channels/index.ts';
import { receiveMessage } from '../domains/tickets/index.ts';
import { type Context, createContext } from '../platform/context.ts';
import { errorFields } from '../platform/logger.ts';

/** Makes tickets of what waits until nothing does. */
export async function takeInbound(ctx: Context, stopping?: AbortSignal): Promise<void> {
  while ((await takeWaiting(ctx, receiveMessage)) > 0 && stopping?.aborted !== true);
}

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
        await takeInbound(createContext(services, { kind: 'job', name: 'take-inbound' }, 'all'), stopping.signal);
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
