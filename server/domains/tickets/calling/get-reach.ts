import { eq } from 'drizzle-orm';
import type { PersonId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import { channelAccounts } from '../../channels/tables.ts';
import { reaches } from '../tables.ts';
import type { Reach } from './contract.ts';

/** Whether and where somebody of the desk is called. */
export async function getReach(db: ReadDb, personId: PersonId): Promise<Reach> {
  const [reach] = await db
    .select({ accountName: channelAccounts.name, boundAt: reaches.boundAt })
    .from(reaches)
    .innerJoin(channelAccounts, eq(channelAccounts.id, reaches.accountId))
    .where(eq(reaches.personId, personId));
  return { accountName: reach?.accountName ?? null, boundAt: reach?.boundAt.toString() ?? null };
}
