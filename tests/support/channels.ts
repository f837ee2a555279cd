import { openSecrets } from '../../server/domains/channels/account-secrets.ts';
import { AccountInput, type ChannelAccount } from '../../server/domains/channels/contract.ts';
import { type Channels, createAccount, createChannels, getAccountRow } from '../../server/domains/channels/index.ts';
import type { Context, ContextServices } from '../../server/platform/context.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { testSecrets } from './people.ts';

export const PUBLIC_URL = new URL('http://127.0.0.1:4300');

export const testChannels = (services: ContextServices, log?: (line: string) => void): Channels =>
  createChannels({
    services,
    log: log === undefined ? createLogger('silent') : createLogger('debug', log),
    secrets: testSecrets,
    publicUrl: PUBLIC_URL,
  });

/** The token of a bot that belongs to nobody. */
export const BOT_TOKEN = '100200300:made-token-of-nobody-00000000';

/** A bot of the desk; by default called by webhook, at an address where nobody listens. */
export function makeBot(
  ctx: Context,
  given: { apiRoot?: string; mode?: 'webhook' | 'polling'; name?: string; botToken?: string } = {},
): Promise<ChannelAccount> {
  const { apiRoot = 'http://127.0.0.1:9', mode = 'webhook', name = 'Desk bot', botToken = BOT_TOKEN } = given;
  return createAccount(
    ctx,
    AccountInput.parse({ name, settings: { kind: 'telegram', mode, apiRoot }, secrets: { botToken } }),
    testSecrets,
  );
}

/** The word by which Telegram would prove itself to this bot's webhook. */
export async function secretOf(ctx: Context, { id }: Pick<ChannelAccount, 'id'>): Promise<string> {
  return openSecrets(testSecrets, (await getAccountRow(ctx.read, id)).sealedSecrets).webhookSecret;
}
