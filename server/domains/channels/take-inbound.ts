import { inArray, sql } from 'drizzle-orm';
import type { AccountId, FileId, InboundId, MessageId, TicketId } from '../../kernel/ids.ts';
import { settleAll } from '../../kernel/settle-all.ts';
import type { Context, Emit } from '../../platform/context.ts';
import { isOutOfReach, type Tx } from '../../platform/db.ts';
import type { ChannelKind, InboundState, Incoming } from './contract.ts';
import { channelChanged, quarantineChanged } from './events.ts';
import { expectFiles, withFileIds } from './expect-files.ts';
import { secondsToWait, setAsideFor } from './outcome.rules.ts';
import { roundsOf } from './rounds.rules.ts';
import { inbound } from './tables.ts';
import { tally } from './tally.ts';
import { claimInbound, listWaitingIds, takeTurn, type WaitingInbound } from './waiting-inbound.ts';

export interface ReceivedMessage {
  id: InboundId;
  accountId: AccountId;
  channel: ChannelKind;
  said: Incoming;
  receivedAt: Temporal.Instant;
  /** An engineer said "make a ticket of it". */
  insist?: boolean;
}

export interface ReceivedOutcome {
  state: Exclude<InboundState, 'waiting' | 'failed'>;
  reason?: string;
  ticketId?: TicketId;
  messageId?: MessageId;
  /** Which of its files are new; all where nothing is said. */
  files?: readonly FileId[];
}

/** How a payload becomes a ticket: given from above, where tickets are known. Runs inside the taker's transaction. */
export type Receive = (ctx: Context, received: ReceivedMessage) => Promise<ReceivedOutcome>;

const BATCH = 200;
const MOST_ATTEMPTS = 8;

/** Takes what waits, in order within each lane, many in one transaction; gives how many came to an end. */
export async function takeInbound(ctx: Context, receive: Receive): Promise<number> {
  try {
    return await takeBatch(ctx, receive, BATCH);
  } catch (error) {
    if (isOutOfReach(error)) throw error;
    // One of them spoils the batch: each by itself, so that the others go in.
    return takeSingly(ctx, receive);
  }
}

async function takeBatch(ctx: Context, receive: Receive, limit: number, id?: InboundId): Promise<number> {
  const at = ctx.clock.now();
  return ctx.change('inbound.take', id ?? 'batch', async ({ tx, emit, note }) => {
    await takeTurn(tx);
    const waiting = await claimInbound(tx, at, limit, id);
    const ended: Ended[] = [];
    const heard = new Set<string>();
    for (const round of roundsOf(waiting.map((one) => ({ ...one, ...one.row }))))
      ended.push(...(await settleAll(round.map((one) => endOnce(one, heard, () => endOf(ctx, tx, one, receive))))));
    await recordEnds(tx, ended, at);
    await ringFor(emit, ended);
    note({ taken: ended.length });
    return ended.length;
  });
}

async function takeSingly(ctx: Context, receive: Receive): Promise<number> {
  let taken = 0;
  for (const id of await listWaitingIds(ctx.read, ctx.clock.now(), BATCH)) {
    try {
      taken += await takeBatch(ctx, receive, 1, id);
    } catch (error) {
      if (isOutOfReach(error)) throw error;
      await waitLonger(ctx, id);
    }
  }
  return taken;
}

export interface Ended extends ReceivedOutcome {
  id: InboundId;
  accountId: AccountId;
  dismissed?: boolean;
}

/** A mail that was set aside, and news that were heard, end once, whatever way they come again. */
async function endOnce(
  { row: { id, accountId, said, digest }, isRepeat }: WaitingInbound,
  heard: Set<string>,
  end: () => Promise<Ended>,
): Promise<Ended> {
  if (isRepeat || (digest !== null && heard.has(digest))) return { id, accountId, state: 'duplicate' };
  const ended = await end();
  if (digest !== null && (ended.state === 'quarantined' || said.kind !== 'message')) heard.add(digest);
  return ended;
}

async function endOf(
  ctx: Context,
  tx: Tx,
  { row, channel, isBlocked }: WaitingInbound,
  receive: Receive,
): Promise<Ended> {
  const { id, accountId } = row;
  const aside = setAsideFor(row.said, isBlocked);
  if (aside !== undefined) return { id, accountId, state: 'quarantined', ...aside };
  return { id, accountId, ...(await receiveOne(ctx, tx, { row, channel }, receive)) };
}

/** Hands one over with names for its files, which are fetched later. */
export async function receiveOne(
  ctx: Context,
  tx: Tx,
  { row, channel }: Pick<WaitingInbound, 'row' | 'channel'>,
  receive: Receive,
  insist = false,
): Promise<ReceivedOutcome> {
  const { id, accountId, receivedAt } = row;
  const said = withFileIds(row.said);
  const outcome = await receive(ctx, { id, accountId, channel, said, receivedAt, ...(insist ? { insist } : {}) });
  const { ticketId, state, files: taken } = outcome;
  if (ticketId !== undefined && state !== 'duplicate')
    await expectFiles(tx, { accountId, said, taken, stream: `ticket:${ticketId}`, at: ctx.clock.now() });
  return outcome;
}

/** Each ends once: what is not waiting any more stays as it is. */
export async function recordEnds(tx: Tx, ended: readonly Ended[], at: Temporal.Instant): Promise<void> {
  if (ended.length === 0) return;
  const column = (of: (one: Ended) => string | null | undefined) =>
    sql`${sql.param(ended.map((one) => of(one) ?? ''))}::text[]`;
  const when = sql`${at.toString()}::timestamptz`;
  const ending = tx.execute(sql`
    update ${inbound} as i
    set state = e.state, reason = nullif(e.reason, ''), ticket_id = nullif(e.ticket_id, '')::uuid,
      message_id = nullif(e.message_id, '')::uuid, attempts = i.attempts + 1, ended_at = ${when},
      dismissed_at = case when e.dismissed = 'yes' then ${when} end
    from unnest(
      ${column(({ id }) => id)}, ${column(({ state }) => state)}, ${column(({ reason }) => reason)},
      ${column(({ ticketId }) => ticketId)}, ${column(({ messageId }) => messageId)},
      ${column(({ dismissed }) => (dismissed === true ? 'yes' : ''))}
    ) as e (id, state, reason, ticket_id, message_id, dismissed)
    where i.id = e.id::uuid and i.state = 'waiting'`);
  const counts = ended.map(({ accountId, state }) => ({ accountId, word: state, count: 1 }));
  await settleAll<unknown>([ending, tally(tx, counts, at)]);
}

/** Screens of the accounts hear of their balance; the quarantine of what was set aside for a person. */
async function ringFor(emit: Emit, ended: readonly Ended[]): Promise<void> {
  for (const accountId of new Set(ended.map((one) => one.accountId)))
    await emit(channelChanged, accountId, { accountId }, `channel:${accountId}`);
  const aside = ended.find(({ state, dismissed }) => state === 'quarantined' && dismissed !== true);
  if (aside !== undefined) await emit(quarantineChanged, aside.id, { accountId: aside.accountId }, 'quarantine');
}

/** One that could not be taken is tried again, later and later, then fails for a person to see. */
async function waitLonger(ctx: Context, id: InboundId): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('inbound.take', id, async ({ tx, emit, note }) => {
    await takeTurn(tx);
    const [claimed] = await claimInbound(tx, at, 1, id);
    if (claimed === undefined) return;
    const attempts = claimed.row.attempts + 1;
    const isOver = attempts >= MOST_ATTEMPTS;
    note({ attempts, failed: isOver });
    await tx
      .update(inbound)
      .set({
        attempts,
        dueAt: at.add({ seconds: secondsToWait(attempts) }),
        ...(isOver ? { state: 'failed', reason: 'failed-here', endedAt: at } : {}),
      })
      .where(inArray(inbound.id, [id]));
    if (!isOver) return;
    const { accountId } = claimed.row;
    await tally(tx, [{ accountId, word: 'failed', count: 1 }], at);
    await emit(channelChanged, accountId, { accountId }, `channel:${accountId}`);
    await emit(quarantineChanged, id, { accountId }, 'quarantine');
  });
}
