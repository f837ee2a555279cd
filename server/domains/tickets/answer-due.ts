import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import { dueAfter, getDeskTimes } from '../calendar/index.ts';
import type { ChannelKind } from '../channels/contract.ts';

/** Read once a transaction: it takes many messages. */
const read = new WeakMap<Tx, ReturnType<typeof getDeskTimes>>();

/** The desk's hours; asked ahead of time, they are there when a deadline is counted. */
export function timesIn(tx: Tx): ReturnType<typeof getDeskTimes> {
  const times = read.get(tx) ?? getDeskTimes(tx);
  read.set(tx, times);
  return times;
}

/** By when a new request on a channel is to be answered. */
export async function firstAnswerDue(ctx: Context, tx: Tx, channel: ChannelKind): Promise<Temporal.Instant> {
  const { calendar, answers } = await timesIn(tx);
  return dueAfter(calendar, ctx.clock.now(), answers.first[channel]);
}

/** By when what was written since is to be answered: as the first one while nobody has answered. */
export async function nextAnswerDue(
  ctx: Context,
  tx: Tx,
  { channel, firstAnsweredAt }: { channel: ChannelKind; firstAnsweredAt: Temporal.Instant | null },
): Promise<Temporal.Instant> {
  if (firstAnsweredAt === null) return firstAnswerDue(ctx, tx, channel);
  const { calendar, answers } = await timesIn(tx);
  return dueAfter(calendar, ctx.clock.now(), answers.next);
}
