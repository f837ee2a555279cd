import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type AccountRow, type Channels, listAccountRows, pollTelegram } from '../domains/channels/index.ts';
import type { AccountId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { withLease } from '../platform/lease.ts';
import { errorFields } from '../platform/logger.ts';

/** The bots that this process keeps connected, each in a loop of its own under a lease: of all nodes, one asks. */
export interface Pollers {
  /** Whether a bot has no loop here, or a loop no bot. */
  areNeeded(ctx: Context): Promise<boolean>;
  /** Starts a loop for each bot that has none here, ends those whose settings have changed, and does not wait. */
  keep(ctx: Context, stopping?: AbortSignal): Promise<void>;
  finished(): Promise<void>;
}

interface Running {
  revision: number;
  stop: AbortController;
  loop: Promise<void>;
}

export function createPollers(channels: Channels): Pollers {
  const owner = randomUUID();
  const running = new Map<AccountId, Running>();

  const poll = async (ctx: Context, id: AccountId, signal: AbortSignal) => {
    try {
      await withLease(channels.services.db.write, channels.log, { name: `poll:${id}`, owner }, () =>
        pollOn(ctx, channels, id, signal),
      );
    } catch (error) {
      channels.log.error('polling failed', { ...errorFields(error), subjectId: id });
    } finally {
      running.delete(id);
    }
  };
  const start = (ctx: Context, { id, revision }: AccountRow, stopping?: AbortSignal) => {
    const stop = new AbortController();
    const signal = stopping === undefined ? stop.signal : AbortSignal.any([stop.signal, stopping]);
    running.set(id, { revision, stop, loop: poll(ctx, id, signal) });
  };
  const listBots = async (ctx: Context) =>
    (await listAccountRows(ctx.read)).filter(({ kind, paused }) => kind === 'telegram' && !paused);
  const isKept = (bots: readonly AccountRow[], id: AccountId, revision: number) =>
    bots.some((bot) => bot.id === id && bot.revision === revision);
  return {
    areNeeded: async (ctx) => {
      const bots = await listBots(ctx);
      return (
        bots.some(({ id }) => !running.has(id)) ||
        running.entries().some(([id, { revision }]) => !isKept(bots, id, revision))
      );
    },
    keep: async (ctx, stopping) => {
      const bots = await listBots(ctx);
      for (const [id, { revision, stop }] of running) if (!isKept(bots, id, revision)) stop.abort();
      for (const bot of bots) if (!running.has(bot.id)) start(ctx, bot, stopping);
    },
    finished: async () => void (await Promise.all([...running.values()].map(({ loop }) => loop))),
  };
}

async function pollOn(ctx: Context, channels: Channels, id: AccountId, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const step = await pollTelegram(ctx, channels, id, { failures, signal });
    failures = 'failed' in step ? failures + 1 : 0;
    if (step.restSeconds > 0) await setTimeout(step.restSeconds * 1000, undefined, { signal }).catch(() => {});
  }
}
