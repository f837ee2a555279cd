import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { dueAfter, getDeskTimes } from '../calendar/index.ts';
import type { ChannelKind } from '../channels/contract.ts';

/** By when a new request on a channel is to be answered. */
export async function firstAnswerDue(ctx: Context, db: ReadDb, channel: ChannelKind): Promise<Temporal.Instant> {
  const { calendar, answers } = await getDeskTimes(db);
  return dueAfter(calendar, ctx.clock.now(), answers.first[channel]);
}

/** By when what was written since is to be answered: as the first one while nobody has answered. */
export async function nextAnswerDue(
  ctx: Context,
  db: ReadDb,
  { channel, firstAnsweredAt }: { channel: ChannelKind; firstAnsweredAt: Temporal.Instant | null },
): Promise<Temporal.Instant> {
  if (firstAnsweredAt === null) return firstAnswerDue(ctx, db, channel);
  const { calendar, answers } = await getDeskTimes(db);
  return dueAfter(calendar, ctx.clock.now(), answers.next);
}
