import cron from 'node-cron';
import type { ContextServices } from '../platform/context.ts';
import { errorFields, type Logger } from '../platform/logger.ts';
import { type Job, runJob } from './run-job.ts';

/** Hands the table of jobs to the clock; the returned call asks running ones to end, waits for them and starts no more. */
export function startJobs(
  services: ContextServices,
  log: Logger,
  jobs: readonly Job[],
  timezone: string,
): () => Promise<void> {
  const running = new Map<string, Promise<unknown>>();
  const stopping = new AbortController();
  const tasks = jobs.map((job) =>
    cron.schedule(
      job.when,
      () => {
        if (running.has(job.name)) return;
        const run = runJob(services, log, job, stopping.signal).finally(() => running.delete(job.name));
        running.set(job.name, run);
      },
      { timezone, name: job.name, logger: cronLogger(log) },
    ),
  );
  return async () => {
    stopping.abort();
    await Promise.all(tasks.map((task) => task.destroy()));
    await Promise.all(running.values());
  };
}

/** What the scheduler itself has to say: a busy second that was missed is made good by the next, so it is no alarm. */
const cronLogger = (log: Logger) => ({
  info: () => {},
  debug: () => {},
  warn: () => log.debug('the clock struck while this process was busy'),
  error: (error: string | Error) => log.error('the clock failed', errorFields(error)),
});
