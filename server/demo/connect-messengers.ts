import { AccountInput } from '#contract/channels';
import { changeAccount, createAccount } from '../domains/channels/index.ts';
import type { AccountId } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { Secrets } from '../platform/secrets.ts';
import { AUTHSERV_ID } from './sandbox-mail/start-sandbox-mail.ts';

export const BOT = { token: '7100200300:sample-bot-of-the-sandbox', username: 'ozerta_help_bot' } as const;
export const DESK_ADDRESS = 'help@ozerta.example';

/** Where the sandboxes are: another port at each start. */
export interface MessengerPlaces {
  apiRoot: string;
  smtpPort: number;
}

/** While the sample is built nobody is asked and nothing is sent. */
export const NOWHERE: MessengerPlaces = { apiRoot: 'http://127.0.0.1:9', smtpPort: 9 };

export interface Messengers {
  botId: AccountId;
  mailboxId: AccountId;
}

/** Connects the sandboxes as an administrator would connect a real bot and a real mailbox. */
export async function connectMessengers(ctx: Context, secrets: Secrets): Promise<Messengers> {
  const bot = await createAccount(ctx, botInput(NOWHERE), secrets);
  const mailbox = await createAccount(ctx, mailboxInput(NOWHERE), secrets);
  return { botId: bot.id, mailboxId: mailbox.id };
}

/** Tells the accounts where the sandboxes are now. */
export async function moveMessengers(
  ctx: Context,
  secrets: Secrets,
  { botId, mailboxId }: Messengers,
  places: MessengerPlaces,
): Promise<void> {
  await changeAccount(ctx, botId, botInput(places), secrets);
  await changeAccount(ctx, mailboxId, mailboxInput(places), secrets);
}

const botInput = ({ apiRoot }: MessengerPlaces): AccountInput =>
  AccountInput.parse({
    name: `@${BOT.username}`,
    settings: { kind: 'telegram', mode: 'polling', apiRoot },
    secrets: { botToken: BOT.token },
  });

const mailboxInput = ({ smtpPort }: MessengerPlaces): AccountInput =>
  AccountInput.parse({
    name: DESK_ADDRESS,
    settings: {
      kind: 'email',
      address: DESK_ADDRESS,
      senderName: 'Озерта: поддержка',
      listens: true,
      smtp: { host: '127.0.0.1', port: smtpPort, security: 'none' },
      authservId: AUTHSERV_ID,
    },
  });
