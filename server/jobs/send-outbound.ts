import { setTimeout } from 'node:timers/promises';
import {
  type Channels,
  createPace,
  hasDueOutbound,
  type Pace,
  sendOutbound as sendReady,
} from '../domains/channels/index.ts';
import type { Context } from '../platform/context.ts';
import { type Job, runJob } from './run-job.ts';

/** The wait for a rate that is worth staying for; a longer one is the next run's. */
const WORTH_WAITING_MS = 1500;

/** Sends until nothing is ready, as fast as the channels allow. */
async function sendOutbound(ctx: Context, channels: Channels, pace: Pace, stopping?: AbortSignal): Promise<void> {
  while (stopping?.aborted !== true) {
    const waitMs = await sendReady(ctx, channels, pace);
    if (waitMs === undefined || waitMs > WORTH_WAITING_MS) return;
    if (waitMs > 0)
      await setTimeout(waitMs, undefined, stopping === undefined ? {} : { signal: stopping }).catch(() => {});
  }
}

export function sendOutboundJob(channels: Channels): Job {
  const pace = createPace(() => performance.now());
  return {
    name: 'send-outbound',
    when: '* * * * * *',
    hasWork: (ctx) => hasDueOutbound(ctx.read, ctx.clock.now()),
    run: (ctx, stopping) => sendOutbound(ctx, channels, pace, stopping),
  };
}

/** Runs the job when something may leave, instead of at its next second. Gives back how to stop. */
export function sendOnBell({ services, log, outboundBell }: Channels, job: Job): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await runJob(services, log, job, stopping.signal);
    } while (again && !stopping.signal.aborted);
    running = undefined;
  };
  const stopListening = outboundBell.listen(() => {
    again = true;
    running ??= run();
  });
  return async () => {
    stopListening();
    stopping.abort();
    await running;
  };
}
