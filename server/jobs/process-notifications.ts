import { setTimeout } from 'node:timers/promises';
import {
  type Gateways,
  MOST_NOTIFICATIONS,
  processNotifications as processWaiting,
} from '../domains/gateways/index.ts';
import { mergeTransactions } from '../domains/transactions/index.ts';
import type { Context, ContextServices } from '../platform/context.ts';
import type { Logger } from '../platform/logger.ts';
import { type Job, runJob } from './run-job.ts';

/** Times as long as a batch took: while more keep coming in, merging leaves the processor to the senders, who wait. */
const REST = 4;
/** So long at most, for people wait too; and not at all after a full batch, or a long burst would be merged ever later. */
const LONGEST_REST_MS = 1000;

/** Merges notifications until none waits. */
export async function processNotifications(ctx: Context): Promise<void> {
  let processed = 0;
  do {
    const began = ctx.clock.now();
    processed = await processWaiting(ctx, (inner, documents, origin) =>
      mergeTransactions(inner, { knowledge: 'webhook', documents, origin }),
    );
    const tookMs = ctx.clock.now().since(began).total('milliseconds');
    if (processed > 0 && processed < MOST_NOTIFICATIONS) await setTimeout(Math.min(tookMs * REST, LONGEST_REST_MS));
  } while (processed > 0);
}

/** Runs the job at once when a notification comes in here, instead of at its next time. Gives back how to stop. */
export function runOnNotification(
  services: ContextServices,
  log: Logger,
  gateways: Gateways,
  job: Job,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await runJob(services, log, job);
    } while (again);
    running = undefined;
  };
  const stopListening = gateways.bell.listen(() => {
    again = true;
    running ??= run();
  });
  return async () => {
    stopListening();
    await running;
  };
}
