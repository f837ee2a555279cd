import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { errorFields } from '../../platform/logger.ts';
import type { Channels } from './channels.ts';
import { channelChanged, outboundChanged } from './events.ts';
import type { Pace } from './pace.ts';
import type { SendOutcome } from './port.ts';
import { listAccountRows } from './queries.ts';
import { secondsToRetry, TELEGRAM_RATES } from './rate.rules.ts';
import { type AccountRow, channelAccounts, outbound } from './tables.ts';
import { listReadyOutbound, type OutboundRow } from './waiting-outbound.ts';

/** As long as this a send may take; what is still `sending` afterwards was interrupted, and nobody knows whether it left. */
const LEASE_SECONDS = 180;
const SIDE_BY_SIDE = 8;
const LOOKED_AT = 100;
const MOST_ATTEMPTS = 40;

/** Sends what is ready, side by side over addresses, in order within each; gives how many milliseconds the next may have to wait, or undefined when nothing is ready. */
export async function sendOutbound(ctx: Context, channels: Channels, pace: Pace): Promise<number | undefined> {
  await endInterrupted(ctx);
  const accounts = new Map((await listAccountRows(ctx.read)).map((row) => [row.id, row]));
  const ready = await listReadyOutbound(ctx.read, ctx.clock.now(), LOOKED_AT);
  let soonest: number | undefined;
  const leaving: (() => Promise<void>)[] = [];
  for (const row of ready) {
    const account = accounts.get(row.accountId);
    if (account === undefined) continue;
    const waitMs = pace.leave(row.accountId, row.address, account.kind === 'telegram' ? TELEGRAM_RATES : undefined);
    soonest = Math.min(soonest ?? waitMs, waitMs);
    if (waitMs === 0) leaving.push(() => sendOne(ctx, channels, account, row));
  }
  await sideBySide(leaving);
  return soonest;
}

async function sideBySide(work: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...work];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, work.length) }, worker));
}

/** Claim, send outside of any transaction, record. */
async function sendOne(ctx: Context, channels: Channels, account: AccountRow, row: OutboundRow): Promise<void> {
  if (!(await claim(ctx, row))) return;
  const outcome = await attempt(channels, account, row);
  await record(ctx, account, { ...row, attempts: row.attempts + 1 }, outcome);
}

/** Only one of many takes it: by the state, and by the number of the attempt. */
async function claim(ctx: Context, { id, attempts, stream }: OutboundRow): Promise<boolean> {
  const at = ctx.clock.now();
  return ctx.change('outbound.send', id, async ({ tx, emit, note }) => {
    const [claimed] = await tx
      .update(outbound)
      .set({ state: 'sending', attempts: attempts + 1, dueAt: at.add({ seconds: LEASE_SECONDS }) })
      .where(and(eq(outbound.id, id), eq(outbound.state, 'queued'), eq(outbound.attempts, attempts)))
      .returning({ id: outbound.id });
    note({ attempt: attempts + 1, claimed: claimed !== undefined });
    if (claimed === undefined) return false;
    await emit(outboundChanged, id, { messageId: id, state: 'sending' }, stream);
    return true;
  });
}

async function attempt(channels: Channels, account: AccountRow, row: OutboundRow): Promise<SendOutcome> {
  try {
    const { id: messageId, address, content } = row;
    return await channels.open(account).channel.send({ messageId, address, content });
  } catch (error) {
    // A fault of ours, at a place nobody knows: it may have left.
    channels.log.error('sending failed', { ...errorFields(error), subjectId: row.id });
    return { outcome: 'unknown', reason: 'failed-here', words: '' };
  }
}

async function record(ctx: Context, account: AccountRow, row: OutboundRow, outcome: SendOutcome): Promise<void> {
  const at = ctx.clock.now();
  const change = changeFor(row, outcome, at);
  await ctx.change('outbound.send', row.id, async ({ tx, emit, note }) => {
    const [recorded] = await tx
      .update(outbound)
      .set(change)
      .where(and(eq(outbound.id, row.id), eq(outbound.state, 'sending'), eq(outbound.attempts, row.attempts)))
      .returning({ id: outbound.id });
    note({ outcome: outcome.outcome, recorded: recorded !== undefined });
    if (recorded === undefined) return;
    if (outcome.outcome === 'sent')
      await tx.update(channelAccounts).set({ lastSentAt: at }).where(eq(channelAccounts.id, account.id));
    await emit(outboundChanged, row.id, { messageId: row.id, state: change.state }, row.stream);
    await emit(channelChanged, account.id, { accountId: account.id }, `channel:${account.id}`);
  });
}

function changeFor(row: OutboundRow, outcome: SendOutcome, at: Temporal.Instant) {
  if (outcome.outcome === 'sent')
    return { state: 'sent' as const, sentAt: at, providerMessageId: outcome.providerMessageId, failure: null };
  const { reason, words } = outcome;
  if (outcome.outcome === 'later' && row.attempts < MOST_ATTEMPTS)
    return {
      state: 'queued' as const,
      dueAt: at.add({ seconds: secondsToRetry(row.attempts, outcome.retryAfterSeconds) }),
      failure: { reason, words },
    };
  const movedTo = outcome.outcome === 'failed' ? outcome.movedTo : undefined;
  return {
    state: outcome.outcome === 'unknown' ? ('unknown' as const) : ('failed' as const),
    failure: { reason, words, ...(movedTo === undefined ? {} : { movedTo }) },
  };
}

/** Whoever was sending is gone: it may have left or not, so a person decides. */
async function endInterrupted(ctx: Context): Promise<void> {
  const at = ctx.clock.now();
  const isOver = sql`${outbound.state} in ('queued', 'sending') and ${outbound.state} = 'sending' and ${outbound.dueAt} <= ${at.toString()}::timestamptz`;
  const found = await ctx.read.select({ id: outbound.id }).from(outbound).where(isOver).limit(LOOKED_AT);
  for (const { id } of found)
    await ctx.change('outbound.send', id, async ({ tx, emit, note }) => {
      const [ended] = await tx
        .update(outbound)
        .set({ state: 'unknown', failure: { reason: 'interrupted', words: '' } })
        .where(and(eq(outbound.id, id), isOver))
        .returning({ stream: outbound.stream });
      note({ interrupted: ended !== undefined });
      if (ended !== undefined) await emit(outboundChanged, id, { messageId: id, state: 'unknown' }, ended.stream);
    });
}
