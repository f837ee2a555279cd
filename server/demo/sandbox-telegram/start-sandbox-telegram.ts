import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../kernel/clock.ts';
import { listening } from '../listening.ts';
import { type BotMessage, createChats } from './chats.ts';
import type { TelegramGroup, TelegramPerson } from './people.ts';
import { botApiApp } from './routes.ts';
import { createStoredFiles } from './stored-files.ts';
import { createStumbles, type Stumble } from './stumbles.ts';
import { createUpdates } from './updates.ts';
import { createWebhook } from './webhook.ts';

export interface SandboxTelegramOptions {
  clock: Clock;
  /** `<bot id>:<secret>`, as the real one gives it out. */
  token: string;
  username: string;
  port?: number;
}

export interface Written {
  text: string;
  group?: TelegramGroup | undefined;
  /** The message of the bot that is answered. */
  replyTo?: number | undefined;
  file?: { name: string; contentType: string; bytes: Uint8Array } | undefined;
}

/** Telegram, seen from a bot, and from the people who write to it. */
export interface SandboxTelegram {
  origin: string;
  /** Somebody, or a group, has written to the bot before this start. */
  know(from: TelegramPerson, group?: TelegramGroup): void;
  /** Somebody writes to the bot; gives the number of the message. */
  write(from: TelegramPerson, written: Written): number;
  /** Somebody blocks the bot. */
  block(from: TelegramPerson): void;
  /** Any update at all, as it is. */
  deliver(update: Record<string, unknown>): void;
  /** Called with everything that the bot says. */
  onSaid(listener: (message: BotMessage) => void): void;
  stumble(method: string, stumble: Stumble, times?: number): void;
  stop(): Promise<void>;
}

/** Starts a Bot API on loopback. */
export async function startSandboxTelegram(options: SandboxTelegramOptions): Promise<SandboxTelegram> {
  const { clock, token, username, port = 0 } = options;
  const nowMs = () => clock.now().epochMilliseconds;
  const bot = { id: Number(token.split(':')[0]), username };
  const updates = createUpdates(firstUpdateId(nowMs()));
  const webhook = createWebhook(updates, nowMs);
  const chats = createChats(bot, nowMs);
  const files = createStoredFiles(nowMs());
  const listeners: ((message: BotMessage) => void)[] = [];
  const said = (message: BotMessage) => {
    for (const listener of listeners) listener(message);
  };
  const stumbles = createStumbles();
  const server = createServer(botApiApp(token, { bot, chats, files, updates, webhook, said }, stumbles));
  await listening(server, port);
  const deliver = (update: Record<string, unknown>) => {
    updates.add(update);
    webhook.push();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    know: chats.know,
    write: (from, { text, group, replyTo, file }) => {
      const content =
        file === undefined
          ? { text }
          : {
              document: { ...files.store(file.bytes, ''), file_name: file.name, mime_type: file.contentType },
              ...(text !== '' && { caption: text }),
            };
      const message = chats.message(from, group, {
        ...content,
        ...(replyTo !== undefined && { reply_to_message: { message_id: replyTo } }),
      });
      deliver({ message });
      return message.message_id;
    },
    block: (from) => deliver({ my_chat_member: chats.block(from) }),
    deliver,
    onSaid: (listener) => void listeners.push(listener),
    stumble: stumbles.plan,
    stop: async () => {
      await webhook.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Grows with time, and stays within what a bot may expect: 31 bits. */
const firstUpdateId = (nowMs: number) => (Math.floor(nowMs / 1000) - 1_700_000_000) * 8;
