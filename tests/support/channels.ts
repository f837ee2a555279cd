import { openSecrets } from '../../server/domains/channels/account-secrets.ts';
import { AccountInput, type ChannelAccount } from '../../server/domains/channels/contract.ts';
import { type Channels, createAccount, createChannels, getAccountRow } from '../../server/domains/channels/index.ts';
import { keepFile, type NewFile } from '../../server/domains/channels/keep-file.ts';
import { inbound } from '../../server/domains/channels/tables.ts';
import { tally } from '../../server/domains/channels/tally.ts';
import { type FileId, InboundId } from '../../server/kernel/ids.ts';
import type { Context, ContextServices } from '../../server/platform/context.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { newId } from '../../server/platform/new-id.ts';
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
  secrets = testSecrets,
): Promise<ChannelAccount> {
  const { apiRoot = 'http://127.0.0.1:9', mode = 'webhook', name = 'Desk bot', botToken = BOT_TOKEN } = given;
  return createAccount(
    ctx,
    AccountInput.parse({ name, settings: { kind: 'telegram', mode, apiRoot }, secrets: { botToken } }),
    secrets,
  );
}

/** The word by which Telegram would prove itself to this bot's webhook. */
export async function secretOf(
  ctx: Context,
  { id }: Pick<ChannelAccount, 'id'>,
  secrets = testSecrets,
): Promise<string> {
  return openSecrets(secrets, (await getAccountRow(ctx.read, id)).sealedSecrets).webhookSecret;
}

/** A payload that nobody could read, set aside for a person. */
export async function makeSetAside(ctx: Context, { id: accountId }: Pick<ChannelAccount, 'id'>): Promise<InboundId> {
  const at = ctx.clock.now();
  const id = newId(InboundId);
  await ctx.change('sample.build', id, async ({ tx }) => {
    await tx.insert(inbound).values({
      id,
      accountId,
      deliveryKey: id,
      lane: '501',
      state: 'quarantined',
      said: { kind: 'unknown', what: 'telepathy', at: at.toString({ fractionalSecondDigits: 6 }) },
      original: '{"telepathy":true}',
      receivedAt: at,
      repeats: 0,
      attempts: 1,
      dueAt: at,
      endedAt: at,
      reason: 'unknown-kind',
    });
    await tally(
      tx,
      [
        { accountId, word: 'received', count: 1 },
        { accountId, word: 'quarantined', count: 1 },
      ],
      at,
    );
  });
  return id;
}

export async function makeFile(ctx: Context, given: Partial<NewFile> = {}): Promise<FileId> {
  return ctx.change('sample.build', 'file', async ({ tx }) => {
    const file = { name: 'note.txt', contentType: 'text/plain', bytes: Buffer.from('hello'), at: ctx.clock.now() };
    return (await keepFile(tx, { ...file, ...given })).fileId;
  });
}
