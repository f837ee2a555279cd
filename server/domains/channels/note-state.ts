import { eq, sql } from 'drizzle-orm';
import type { AccountId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Channels } from './channels.ts';
import { channelChanged } from './events.ts';
import { channelAccounts } from './tables.ts';

const MOST_WORDS = 500;

/** Shows on the account's card what keeps it from working; the same problem again keeps its first time. */
export async function noteProblem(
  ctx: Context,
  accountId: AccountId,
  problem: { reason: string; words: string },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('inbound.fetch', accountId, async ({ tx, emit, note }) => {
    const words = maskText(cleanText(problem.words)).slice(0, MOST_WORDS).toWellFormed();
    const [changed] = await tx
      .update(channelAccounts)
      .set({ problem: { reason: problem.reason, words }, problemAt: at })
      .where(
        sql`${channelAccounts.id} = ${accountId} and ${channelAccounts.problem} ->> 'reason' is distinct from ${problem.reason}`,
      )
      .returning({ id: channelAccounts.id });
    note({ problem: problem.reason });
    if (changed !== undefined) await emit(channelChanged, accountId, { accountId }, `channel:${accountId}`);
  });
}

/** It works: the problem goes. A bot has said its name. */
export async function noteSuccess(ctx: Context, accountId: AccountId, botName?: string): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change('inbound.fetch', accountId, async ({ tx, emit }) => {
    await tx
      .update(channelAccounts)
      .set({ lastSuccessAt: at, problem: null, problemAt: null, ...(botName === undefined ? {} : { botName }) })
      .where(eq(channelAccounts.id, accountId));
    await emit(channelChanged, accountId, { accountId }, `channel:${accountId}`);
  });
}

/** A wrong secret turns everything away. Written once a minute at most, for anybody can knock; a worse problem stays. */
export async function noteTurnedAway({ services, log }: Channels, accountId: AccountId): Promise<void> {
  const at = services.clock.now();
  const { problem, problemAt, id } = channelAccounts;
  const noted = await services.db.write
    .update(channelAccounts)
    .set({ problem: { reason: 'wrong-secret', words: '' }, problemAt: at })
    .where(
      sql`${id} = ${accountId} and (${problem} is null or (${problem} ->> 'reason' = 'wrong-secret'
        and ${problemAt} < ${at.toString()}::timestamptz - interval '1 minute'))`,
    )
    .returning({ id });
  if (noted.length > 0) log.warn('update turned away', { subjectId: accountId, reason: 'wrong-secret' });
}

/** Somebody knocked with the right one: what was turned away before was not Telegram. */
export async function noteProven({ services, forgetKeys }: Channels, accountId: AccountId): Promise<void> {
  await services.db.write
    .update(channelAccounts)
    .set({ problem: null, problemAt: null, lastSuccessAt: services.clock.now() })
    .where(sql`${channelAccounts.id} = ${accountId} and ${channelAccounts.problem} ->> 'reason' = 'wrong-secret'`);
  forgetKeys();
}
