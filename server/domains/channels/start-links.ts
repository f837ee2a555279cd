import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { ReadDb } from '../../platform/db.ts';
import type { StartLink } from './contract.ts';
import { channelAccounts } from './tables.ts';

/** Where a word that binds can be followed: each bot that runs and whose name is known. */
export async function listStartLinks(db: ReadDb, word: string): Promise<StartLink[]> {
  const bots = await db
    .select({ accountName: channelAccounts.name, botName: channelAccounts.botName })
    .from(channelAccounts)
    .where(
      and(eq(channelAccounts.kind, 'telegram'), eq(channelAccounts.paused, false), isNotNull(channelAccounts.botName)),
    )
    .orderBy(asc(channelAccounts.name), asc(channelAccounts.id));
  return bots.map(({ accountName, botName }) => ({ accountName, url: `https://t.me/${botName}?start=${word}` }));
}
