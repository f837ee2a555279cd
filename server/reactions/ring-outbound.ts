import { type Channels, outboundQueued } from '../domains/channels/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Reaction } from '../platform/outbox/relay.ts';

/** Longer holds are met by the job that looks every second. */
const LONGEST_MS = 30_000;

/** A message that was written wakes who sends, at the moment at which it may leave. */
export function ringOutbound({ outboundBell }: Pick<Channels, 'outboundBell'>, clock: Clock): Reaction {
  return {
    name: 'ring-outbound',
    to: [outboundQueued.type],
    run: async ({ data }) => {
      const { dueAt } = outboundQueued.data.parse(data);
      const waitMs = clock.now().until(Temporal.Instant.from(dueAt)).total('milliseconds');
      if (waitMs <= 0) outboundBell.ring();
      else if (waitMs < LONGEST_MS) setTimeout(() => outboundBell.ring(), waitMs + 1).unref();
    },
  };
}
