import { randomBytes } from 'node:crypto';
import { unprocessable } from '../../kernel/errors.ts';
import { AccountId } from '../../kernel/ids.ts';
import { cleanText, maskText } from '../../kernel/mask.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/new-id.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { fingerprintsOf, freshWebhookSecret, type SealedSecrets, sealSecrets, withTyped } from './account-secrets.ts';
import { cardInSettings, secretFaultOf } from './account-settings.rules.ts';
import type { AccountInput, AccountSettings, ChannelAccount } from './contract.ts';
import { channelChanged } from './events.ts';
import { getAccount } from './queries.ts';
import { channelAccounts } from './tables.ts';

/** Connects a bot or a mailbox; it begins to receive at once. */
export async function createAccount(ctx: Context, input: AccountInput, secrets: Secrets): Promise<ChannelAccount> {
  const known = withTyped({ webhookSecret: freshWebhookSecret() }, input.secrets);
  refuseFaulty(input.settings, known);
  const id = newId(AccountId);
  return ctx.change('channel.change', id, async ({ tx, emit }) => {
    await tx.insert(channelAccounts).values({
      id,
      key: randomBytes(16).toString('base64url'),
      kind: input.settings.kind,
      name: maskText(cleanText(input.name)),
      settings: input.settings,
      sealedSecrets: sealSecrets(secrets, known),
      fingerprints: fingerprintsOf(known),
      paused: false,
      cursor: {},
      revision: 1,
      createdAt: ctx.clock.now(),
    });
    await emit(channelChanged, id, { accountId: id }, `channel:${id}`);
    return getAccount(ctx.read, id);
  });
}

export function refuseFaulty(settings: AccountSettings, known: SealedSecrets): void {
  const card = cardInSettings(settings);
  if (card !== undefined)
    throw unprocessable('holds-card-number', 'A card number may not stand here.', {
      fields: { [card]: 'holds-card-number' },
    });
  const fault = secretFaultOf(settings, known);
  if (fault === undefined) return;
  throw unprocessable('secret-missing', 'A secret of this account is missing or has the wrong form.', {
    fields: { [`secrets.${fault}`]: 'secret-missing' },
  });
}
