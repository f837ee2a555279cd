import { eq } from 'drizzle-orm';
import type { AccountId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { lockAccount } from './change-account.ts';
import type { ChannelAccount } from './contract.ts';
import { channelChanged } from './events.ts';
import { getAccount } from './queries.ts';
import { channelAccounts } from './tables.ts';

/** A paused account neither asks nor sends; what a provider still delivers is kept and waits. */
export async function pauseAccount(ctx: Context, id: AccountId, paused: boolean): Promise<ChannelAccount> {
  return ctx.change('channel.change', id, async ({ tx, emit, note }) => {
    await lockAccount(tx, id);
    await tx.update(channelAccounts).set({ paused }).where(eq(channelAccounts.id, id));
    note({ paused });
    await emit(channelChanged, id, { accountId: id }, `channel:${id}`);
    return getAccount(ctx.read, id);
  });
}
