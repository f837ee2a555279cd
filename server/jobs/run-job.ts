import { randomUUID } from 'node:crypto';
import { type Context, type ContextServices, createContext } from '../platform/context.ts';
import { withLease } from '../platform/lease.ts';
import { errorFields, type Logger } from '../platform/logger.ts';

/** What the clock starts. It runs on one node at a time and must stand being stopped anywhere. */
export interface Job {
  name: string;
  /** Cron with seconds, in the desk's zone. */
  when: string;
  /** Whether there is anything to do, by a cheap read: a desk at rest takes no lease. Without it the job always runs. */
  hasWork?(ctx: Context): Promise<boolean>;
  /** `stopping` is raised when the program stops: what takes long ends at its next step. */
  run(ctx: Context, stopping?: AbortSignal): Promise<void>;
}

const owner = randomUUID();

/** Runs a job unless nothing is to do or another node (or this one) is at it; says whether it ran. A failure is logged, the next tick tries again. */
export async function runJob(
  services: ContextServices,
  log: Logger,
  job: Job,
  stopping?: AbortSignal,
): Promise<boolean> {
  const started = services.clock.now();
  const lease = { name: `job:${job.name}`, owner: `${owner}:${randomUUID()}` };
  const ctx = createContext(services, { kind: 'job', name: job.name }, 'all');
  try {
    if (job.hasWork !== undefined && !(await job.hasWork(ctx))) return false;
    const ran = await withLease(services.db.write, log, lease, () => job.run(ctx, stopping));
    if (!ran) return false;
    const durationMs = Math.round(services.clock.now().since(started).total('milliseconds'));
    log.debug('job done', { job: job.name, durationMs });
    return true;
  } catch (error) {
    log.error('job failed', { ...errorFields(error), job: job.name });
    return false;
  }
}
