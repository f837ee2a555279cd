import { randomUUID } from 'node:crypto';
import { type Gateways, hasDueSources, listDueSources, type SourceRow } from '../domains/gateways/index.ts';
import type { SourceId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { withLease } from '../platform/lease.ts';
import { errorFields } from '../platform/logger.ts';
import { pullSource } from './pull-transactions.ts';

/** The pulls under way in this process, each source on its own: a gateway that hangs keeps no other source waiting. */
export interface Pulls {
  /** Whether a source is due that is not being pulled here. */
  areDue(ctx: Context): Promise<boolean>;
  /** Starts to pull each of them, and does not wait. */
  start(ctx: Context, stopping?: AbortSignal): Promise<void>;
  finished(): Promise<void>;
}

export function createPulls(gateways: Gateways): Pulls {
  const { services, log } = gateways;
  const owner = randomUUID();
  const running = new Map<SourceId, Promise<void>>();
  const listIdle = async (ctx: Context) =>
    (await listDueSources(ctx.read, ctx.clock.now())).filter(({ id }) => !running.has(id));

  const pull = async (ctx: Context, source: SourceRow, stopping?: AbortSignal) => {
    try {
      // Another node may be at it, or have been since the source was read.
      await withLease(services.db.write, log, { name: `pull:${source.id}`, owner }, async () => {
        const [due] = (await listDueSources(ctx.read, ctx.clock.now())).filter(({ id }) => id === source.id);
        if (due !== undefined) await pullSource(ctx, gateways, due, stopping);
      });
    } catch (error) {
      log.error('pull failed', { ...errorFields(error), source: source.id });
    } finally {
      running.delete(source.id);
    }
  };
  return {
    areDue: async (ctx) => {
      if (!(await hasDueSources(ctx.read, ctx.clock.now()))) return false;
      return running.size === 0 || (await listIdle(ctx)).length > 0;
    },
    start: async (ctx, stopping) => {
      for (const source of await listIdle(ctx)) running.set(source.id, pull(ctx, source, stopping));
    },
    finished: async () => void (await Promise.all(running.values())),
  };
}
