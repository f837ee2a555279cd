import { randomUUID } from 'node:crypto';
import {
  type Channels,
  createReplyTokens,
  listWatched,
  MAIL_CAPS,
  mailboxProblem,
  noteProblem,
  secondsToRestMailbox,
  type Watched,
  type WatchParts,
  watchMailbox,
} from '../domains/channels/index.ts';
import type { AccountId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import { withLease } from '../platform/lease.ts';
import { errorFields } from '../platform/logger.ts';

/** The mailboxes under watch in this process, each over a connection of its own that outlives the job that opened it. */
export interface MailboxWatches {
  /** Whether a mailbox is not watched that could be, or is that should not. */
  areNeeded(ctx: Context): Promise<boolean>;
  /** Starts what is to be watched and is not, ends what was changed, and does not wait. */
  adjust(ctx: Context, stopping?: AbortSignal): Promise<void>;
  finished(): Promise<void>;
}

interface Running {
  revision: number;
  ending: AbortController;
  done: Promise<void>;
}
interface Resting {
  revision: number;
  failures: number;
  until: Temporal.Instant;
}

/** Servers that tell of news forget to, some after minutes. */
const POLL_MS = 60_000;
/** A connection that breaks now and then is no news; one that breaks again at once is. */
const FAILURES_TO_SHOW = 2;
/** A connection that held so long had not failed. */
const WORKED_MINUTES = 5;

export function createMailboxWatches(
  channels: Channels,
  { caps = MAIL_CAPS, pollMs = POLL_MS }: Partial<Pick<WatchParts, 'caps' | 'pollMs'>> = {},
): MailboxWatches {
  const parts = { channels, tokens: createReplyTokens(channels.secrets), caps, pollMs };
  const { services, log } = channels;
  const owner = randomUUID();
  const running = new Map<AccountId, Running>();
  const resting = new Map<AccountId, Resting>();

  const watch = async (ctx: Context, watched: Watched, signal: AbortSignal) => {
    const { id } = watched.account;
    let opened = ctx.clock.now();
    try {
      // Another node may be at it.
      await withLease(services.db.write, log, { name: `mailbox:${id}`, owner }, async () => {
        opened = ctx.clock.now();
        await watchMailbox(ctx, parts, watched, signal);
      });
    } catch (error) {
      await leaveAlone(ctx, watched, error, opened);
    }
  };
  const leaveAlone = async (ctx: Context, { account }: Watched, error: unknown, opened: Temporal.Instant) => {
    const { id, revision } = account;
    const at = ctx.clock.now();
    const before = resting.get(id);
    const isAgain = before?.revision === revision && at.since(opened).total('minutes') < WORKED_MINUTES;
    const failures = (isAgain ? before.failures : 0) + 1;
    const problem = mailboxProblem(error);
    const seconds = secondsToRestMailbox(problem.reason, failures, Math.random());
    resting.set(id, { revision, failures, until: at.add({ milliseconds: Math.round(seconds * 1000) }) });
    log.warn('mailbox left', { ...errorFields(error), subjectId: id, attempt: failures, reason: problem.reason });
    if (problem.reason === 'wrong-password' || failures >= FAILURES_TO_SHOW) await noteProblem(ctx, id, problem);
  };
  const mayStart = (ctx: Context, { id, revision }: Watched['account']) => {
    const rest = resting.get(id);
    const isOver = rest === undefined || Temporal.Instant.compare(rest.until, ctx.clock.now()) <= 0;
    return !running.has(id) && (isOver || rest.revision !== revision);
  };
  const isWanted = (wanted: readonly Watched[], id: AccountId, revision: number) =>
    wanted.some(({ account }) => account.id === id && account.revision === revision);
  return {
    areNeeded: async (ctx) => {
      const wanted = await listWatched(ctx, channels);
      return (
        wanted.some(({ account }) => mayStart(ctx, account)) ||
        running.entries().some(([id, { revision }]) => !isWanted(wanted, id, revision))
      );
    },
    adjust: async (ctx, stopping) => {
      const wanted = await listWatched(ctx, channels);
      for (const [id, { revision, ending }] of running) if (!isWanted(wanted, id, revision)) ending.abort();
      for (const watched of wanted.filter(({ account }) => mayStart(ctx, account))) {
        const ending = new AbortController();
        const signal = stopping === undefined ? ending.signal : AbortSignal.any([stopping, ending.signal]);
        const done = watch(ctx, watched, signal).catch((error) =>
          log.error('mailbox not watched', { ...errorFields(error), subjectId: watched.account.id }),
        );
        running.set(watched.account.id, { revision: watched.account.revision, ending, done });
        void done.then(() => running.delete(watched.account.id));
      }
    },
    finished: async () => void (await Promise.all([...running.values()].map(({ done }) => done))),
  };
}
