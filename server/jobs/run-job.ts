import { randomUUID } from 'node:crypto';
import { type Context, type ContextServices, createContext } from '../platform/context.ts';
import { dropLease, takeLease } from '../platform/lease.ts';
import { errorFields, type Logger } from '../platform/logger.ts';

/** What the clock starts. It runs on one node at a time and must stand being stopped anywhere. */
export interface Job {
  name: string;
  /** Cron with seconds, in the desk's zone. */
  when: string;
  /** The lease: longer than a run takes; a dead node's work is taken up after it. */
  leaseMs: number;
  run(ctx: Context): Promise<void>;
}

const owner = randomUUID();

/** Runs a job unless another node (or this one) is at it; says whether it ran. A failure is logged, the next tick tries again. */
export async function runJob(services: ContextServices, log: Logger, job: Job): Promise<boolean> {
  const db = services.db.write;
  const started = services.clock.now();
  const mine = `${owner}:${randomUUID()}`;
  try {
    if (!(await takeLease(db, `job:${job.name}`, mine, started, job.leaseMs))) return false;
    try {
      await job.run(createContext(services, { kind: 'job', name: job.name }, 'all'));
    } finally {
      await dropLease(db, `job:${job.name}`, mine);
    }
    log.debug('job done', {
      job: job.name,
      durationMs: Math.round(services.clock.now().since(started).total('milliseconds')),
    });
    return true;
  } catch (error) {
    log.error('job failed', { ...errorFields(error), job: job.name });
    return false;
  }
}
