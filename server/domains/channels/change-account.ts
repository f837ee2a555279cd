import { eq, sql } from 'drizzle-orm';
import { conflict } from '../../kernel/errors.ts';
import type { AccountId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/db.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { fingerprintsOf, openSecrets, sealSecrets, withTyped } from './account-secrets.ts';
import { startsOver } from './account-settings.rules.ts';
import type { AccountInput, ChannelAccount } from './contract.ts';
import { refuseFaulty } from './create-account.ts';
import { channelChanged } from './events.ts';
import { getAccount, getAccountRow } from './queries.ts';
import { type AccountRow, channelAccounts } from './tables.ts';

/** Changes settings and typed secrets; whoever works under the old ones ends. */
export async function changeAccount(
  ctx: Context,
  id: AccountId,
  input: AccountInput,
  secrets: Secrets,
): Promise<ChannelAccount> {
  return ctx.change('channel.change', id, async ({ tx, emit, note }) => {
    const row = await lockAccount(tx, id);
    if (row.kind !== input.settings.kind)
      throw conflict('account-kind-fixed', 'A bot does not become a mailbox: connect another account.');
    const known = withTyped(openSecrets(secrets, row.sealedSecrets), input.secrets);
    refuseFaulty(input.settings, known);
    const isOtherBot =
      known.botToken?.split(':')[0] !== openSecrets(secrets, row.sealedSecrets).botToken?.split(':')[0];
    await tx
      .update(channelAccounts)
      .set({
        name: maskText(cleanText(input.name)),
        settings: input.settings,
        sealedSecrets: sealSecrets(secrets, known),
        fingerprints: fingerprintsOf(known),
        revision: sql`${channelAccounts.revision} + 1`,
        // Whoever repaired the settings wants to see at once whether it helped.
        problem: null,
        problemAt: null,
        ...(isOtherBot || startsOver(row.settings, input.settings) ? { cursor: {} } : {}),
        ...(isOtherBot ? { botName: null } : {}),
      })
      .where(eq(channelAccounts.id, id));
    note({ secrets: Object.keys(input.secrets) });
    await emit(channelChanged, id, { accountId: id }, `channel:${id}`);
    return getAccount(ctx.read, id);
  });
}

export async function lockAccount(tx: Tx, id: AccountId): Promise<AccountRow> {
  await tx.select({ id: channelAccounts.id }).from(channelAccounts).where(eq(channelAccounts.id, id)).for('update');
  return getAccountRow(tx, id);
}
