import { eq } from 'drizzle-orm';
import { openSecrets } from '../../server/domains/channels/account-secrets.ts';
import { AccountInput } from '../../server/domains/channels/contract.ts';
import { createAccount } from '../../server/domains/channels/index.ts';
import { channelAccounts } from '../../server/domains/channels/tables.ts';
import type { AccountId } from '../../server/kernel/ids.ts';
import { createSecrets } from '../../server/platform/secrets.ts';
import type { Stage } from './bench-stage.ts';
import { postOf } from './closed-loop.ts';

export interface MeasuredBot {
  id: AccountId;
  /** A whole request that carries the update. */
  post(update: object): Buffer;
}

/** A bot in webhook mode that asks nobody: nothing leaves this machine. */
export async function connectBot(stage: Stage): Promise<MeasuredBot> {
  const secrets = createSecrets([stage.secretsKey]);
  const input = AccountInput.parse({
    name: 'Measured',
    settings: { kind: 'telegram', mode: 'webhook', apiRoot: 'http://127.0.0.1:9' },
    secrets: { botToken: '7000002:made-for-this-bench-and-for-no-bot-0' },
  });
  const { id, webhookPath } = await createAccount(stage.contextAt(), input, secrets);
  const [row] = await stage.db.read.select().from(channelAccounts).where(eq(channelAccounts.id, id));
  const { webhookSecret } = openSecrets(secrets, row?.sealedSecrets ?? '');
  return {
    id,
    post: (update) =>
      postOf(webhookPath ?? '', Buffer.from(JSON.stringify(update)), {
        'X-Telegram-Bot-Api-Secret-Token': webhookSecret,
      }),
  };
}

/** A question of somebody new, or the next word of somebody who wrote before. */
export function questionOf(updateId: number, chatId: number, text: string, atSeconds: number): object {
  const chat = { id: chatId, type: 'private', first_name: `Writer ${chatId}` };
  return {
    update_id: updateId,
    message: {
      message_id: updateId,
      date: atSeconds,
      chat,
      from: { id: chatId, is_bot: false, first_name: chat.first_name, language_code: 'ru' },
      text,
    },
  };
}
