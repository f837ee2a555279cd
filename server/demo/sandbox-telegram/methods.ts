import { badRequest, conflict, TelegramRefusal } from './answers.ts';
import { type BotMessage, botUser, type createChats } from './chats.ts';
import type { BotCall, CallFile } from './read-call.ts';
import type { createStoredFiles } from './stored-files.ts';
import type { Updates } from './updates.ts';
import type { Webhook } from './webhook.ts';

export interface BotParts {
  bot: { id: number; username: string };
  chats: ReturnType<typeof createChats>;
  files: ReturnType<typeof createStoredFiles>;
  updates: Updates;
  webhook: Webhook;
  said(message: BotMessage): void;
}

export type Method = (parts: BotParts, call: BotCall, signal: AbortSignal) => unknown | Promise<unknown>;

const MOST_TEXT = 4096;
const MOST_CAPTION = 1024;
const MOST_POLL_SECONDS = 50;

/** The methods of the Bot API that a desk uses, with the limits of the real one. Names are compared without case. */
export const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['getme', ({ bot }) => ({ ...botUser(bot), can_join_groups: true, can_read_all_group_messages: true })],
  ['getupdates', getUpdates],
  [
    'setwebhook',
    ({ webhook, updates }, { values }) => {
      if (isTrue(values.drop_pending_updates)) updates.forgetAll();
      webhook.set(textOf(values.url), textOf(values.secret_token));
      return true;
    },
  ],
  [
    'deletewebhook',
    ({ webhook, updates }, { values }) => {
      if (isTrue(values.drop_pending_updates)) updates.forgetAll();
      webhook.set('', '');
      return true;
    },
  ],
  ['getwebhookinfo', ({ webhook, updates }) => webhook.describe(updates.waiting)],
  ['sendmessage', sendMessage],
  ['senddocument', (parts, call) => sendFile(parts, call, 'document')],
  ['sendphoto', (parts, call) => sendFile(parts, call, 'photo')],
  ['sendchataction', () => true],
  ['getfile', ({ files }, { values }) => files.describe(values.file_id)],
]);

async function getUpdates({ updates, webhook }: BotParts, { values }: BotCall, signal: AbortSignal): Promise<unknown> {
  if (webhook.isSet)
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  const turn = webhook.takePollingTurn();
  const offset = Number(values.offset ?? 0);
  const limit = Math.min(100, Math.max(1, Number(values.limit ?? 100)));
  const waitMs = Math.min(MOST_POLL_SECONDS, Math.max(0, Number(values.timeout ?? 0))) * 1000;
  if (updates.from(offset, 1).length === 0 && waitMs > 0)
    await updates.arrival(waitMs, AbortSignal.any([signal, turn]));
  if (turn.aborted)
    throw conflict('terminated by other getUpdates request; make sure that only one bot instance is running');
  return updates.from(offset, limit);
}

function sendMessage({ chats, said }: BotParts, { values }: BotCall) {
  const text = textOf(values.text);
  if (text.trim() === '') throw badRequest('message text is empty');
  if (text.length > MOST_TEXT) throw badRequest('message is too long');
  const message = chats.say(chatIdOf(values), { text, ...replyOf(values) });
  said({ chatId: message.chat.id, messageId: message.message_id, atMs: message.date * 1000, text });
  return message;
}

function sendFile({ chats, files, said }: BotParts, call: BotCall, what: 'document' | 'photo') {
  const { values } = call;
  const caption = textOf(values.caption);
  if (caption.length > MOST_CAPTION) throw badRequest('message caption is too long');
  const file = fileOf(call, what);
  const stored = files.store(file.bytes, /\.\w{1,8}$/.exec(file.name)?.[0] ?? '');
  const content =
    what === 'document'
      ? { document: { ...stored, file_name: file.name, mime_type: file.contentType } }
      : { photo: [{ ...stored, width: 800, height: 600 }] };
  const message = chats.say(chatIdOf(values), { ...content, ...(caption !== '' && { caption }), ...replyOf(values) });
  const { chat, message_id: messageId, date } = message;
  said({ chatId: chat.id, messageId, atMs: date * 1000, text: caption, fileName: file.name });
  return message;
}

/** The file lies in a part of its own, or in one that the value names: `attach://part`. */
function fileOf({ values, files }: BotCall, what: string): CallFile {
  const named = /^attach:\/\/(.+)$/.exec(textOf(values[what]))?.[1] ?? what;
  const file = files.get(named);
  if (file === undefined) throw badRequest('there is no file in the request');
  if (file.bytes.length === 0) throw badRequest('file must be non-empty');
  return file;
}

function chatIdOf({ chat_id: id }: Record<string, unknown>): number {
  const chatId = Number(id);
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  if (!Number.isSafeInteger(chatId)) throw badRequest('chat not found');
  return chatId;
}

function replyOf({ reply_parameters: reply }: Record<string, unknown>): Record<string, unknown> {
  const parsed: unknown = typeof reply === 'string' ? JSON.parse(reply) : reply;
  if (typeof parsed !== 'object' || parsed === null || !('message_id' in parsed)) return {};
  return { reply_to_message: { message_id: Number(parsed.message_id) } };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const isTrue = (value: unknown) => value === true || value === 'true';

export const noSuchMethod = () => new TelegramRefusal(404, 'Not Found');
export const wrongToken = () => new TelegramRefusal(401, 'Unauthorized');
