import { and, eq } from 'drizzle-orm';
import type { AccountId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { Channels } from './channels.ts';
import type { OpenAccount } from './connection.ts';
import { channelChanged } from './events.ts';
import type { AccountCursor, IntakeRow } from './facts.ts';
import { keepInbound } from './keep-inbound.ts';
import { noteProblem, noteSuccess } from './note-state.ts';
import { getAccountRow } from './queries.ts';
import { webhookPathOf } from './shown-account.ts';
import { type AccountRow, channelAccounts } from './tables.ts';
import { metIn, problemOf } from './telegram/index.ts';
import { offsetToAsk, readUpdates, secondsToRest } from './telegram/polling.rules.ts';
import type { Telegram } from './telegram/port.ts';

/** What one step of a bot came to: go on at once, or rest so many seconds. */
export type PollStep = { restSeconds: number };

/** How long Telegram lets a question lie when there is nothing new. */
const ASK_SECONDS = 25;
const IDLE: PollStep = { restSeconds: 5 };

/**
 * One step of keeping a bot connected: a bot that asks, asks once, and its updates and the place after them are one commit;
 * a bot that is called has Telegram told where.
 */
export async function pollTelegram(
  ctx: Context,
  channels: Channels,
  accountId: AccountId,
  { failures, signal }: { failures: number; signal: AbortSignal },
): Promise<PollStep | { failed: true; restSeconds: number }> {
  const row = await getAccountRow(ctx.read, accountId);
  const { telegram } = channels.open(row);
  if (row.settings.kind !== 'telegram' || telegram === undefined || row.paused) return IDLE;
  try {
    return row.settings.mode === 'webhook'
      ? await keepCalled(ctx, channels, row, telegram)
      : await ask(ctx, channels, { row, telegram, signal });
  } catch (error) {
    if (signal.aborted) return IDLE;
    const met = metIn(error);
    await noteProblem(ctx, accountId, problemOf(met));
    return { failed: true, restSeconds: secondsToRest(met, failures + 1) };
  }
}

async function keepCalled(ctx: Context, channels: Channels, row: AccountRow, telegram: Telegram): Promise<PollStep> {
  if (row.cursor.webhookOf === row.revision) return IDLE;
  await telegram.callUsAt(new URL(webhookPathOf(row.key), channels.publicUrl).href);
  await moveCursor(ctx, row, { webhookOf: row.revision }, []);
  await noteSuccess(ctx, row.id, await telegram.name());
  return IDLE;
}

async function ask(
  ctx: Context,
  channels: Channels,
  { row, telegram, signal }: Pick<OpenAccount, 'row'> & { telegram: Telegram; signal: AbortSignal },
): Promise<PollStep> {
  // A bot that is called may not ask: at the first question under these settings Telegram is told to stop.
  const isFirst = row.cursor.webhookOf !== undefined || row.lastSuccessAt === null || row.problem !== null;
  if (isFirst) await telegram.stopCallingUs();
  const offset = offsetToAsk(row.cursor, ctx.clock.now());
  const updates = await telegram.getUpdates({ offset, seconds: ASK_SECONDS }, signal);
  const receivedAt = ctx.clock.now();
  const read = readUpdates(updates, row, receivedAt);
  if (read.rows.length > 0 || row.cursor.webhookOf !== undefined) {
    const moved = await moveCursor(ctx, row, read.cursor, read.rows);
    if (moved && read.rows.length > 0) channels.inboundBell.ring();
  }
  if (isFirst || row.botName === null || isLongAgo(row.lastSuccessAt, receivedAt))
    await noteSuccess(ctx, row.id, await telegram.name());
  return { restSeconds: 0 };
}

/** A quiet bot shows every few minutes that it is alive. */
const isLongAgo = (last: Temporal.Instant | null, at: Temporal.Instant) =>
  last === null || at.since(last).total('minutes') > 5;

/** The rows and the place after them, or neither; refused when the account was changed meanwhile: then they are asked for again. */
async function moveCursor(
  ctx: Context,
  row: AccountRow,
  cursor: AccountCursor,
  rows: readonly IntakeRow[],
): Promise<boolean> {
  return ctx.change('inbound.fetch', row.id, async ({ tx, emit, note }) => {
    const [moved] = await tx
      .update(channelAccounts)
      .set({ cursor, lastSuccessAt: ctx.clock.now(), problem: null, problemAt: null })
      .where(and(eq(channelAccounts.id, row.id), eq(channelAccounts.revision, row.revision)))
      .returning({ id: channelAccounts.id });
    if (moved !== undefined && rows.length > 0) await keepInbound(tx, rows);
    note({ rows: rows.length, moved: moved !== undefined });
    if (moved !== undefined) await emit(channelChanged, row.id, { accountId: row.id }, `channel:${row.id}`);
    return moved !== undefined;
  });
}
