import { type Api, InputFile } from 'grammy';
import type { Connection } from '../connection.ts';
import type { Outgoing, SendOutcome } from '../port.ts';
import { createApi } from './api.ts';
import { type Place, placeOf } from './chat.rules.ts';
import { fetchFile } from './fetch-file.ts';
import { metIn } from './met.ts';
import { outcomeOf, problemOf } from './outcome.rules.ts';
import { piecesOf } from './pieces.rules.ts';
import type { Telegram } from './port.ts';

type Settings = Extract<Connection['row']['settings'], { kind: 'telegram' }>;

/** What we want to hear of; the list persists at Telegram between calls. */
const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'my_chat_member',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
] as const;

export function createTelegram({ secrets, readFile }: Connection, { apiRoot, mode }: Settings): Telegram {
  const token = secrets.botToken ?? '';
  const api = createApi(token, apiRoot);
  return {
    send: (outgoing) => send(api, outgoing, readFile),
    test: () => test(api, mode),
    getUpdates: ({ offset, seconds }, signal) =>
      createApi(token, apiRoot, signal).getUpdates({
        timeout: seconds,
        limit: 100,
        allowed_updates: [...ALLOWED_UPDATES] as never, // newer kinds than the library's list
        ...(offset === undefined ? {} : { offset }),
      }),
    callUsAt: async (url) => {
      await api.setWebhook(url, {
        secret_token: secrets.webhookSecret,
        allowed_updates: [...ALLOWED_UPDATES] as never, // newer kinds than the library's list
      });
    },
    stopCallingUs: async () => {
      await api.deleteWebhook();
    },
    name: async () => (await api.getMe()).username,
    fetchFile: (providerRef) => fetchFile({ api, token, apiRoot }, providerRef),
  };
}

type ReadFile = Connection['readFile'];

/** Text first, plain, in as many messages as its length needs; then the files. What came after a first success is `unknown` at best. */
async function send(api: Api, { address, content }: Outgoing, readFile: ReadFile): Promise<SendOutcome> {
  const place = placeOf(address);
  if (place === undefined) return { outcome: 'failed', reason: 'bad-address', words: '' };
  const calls = await callsOf(api, place, content, readFile);
  if (calls === undefined) return { outcome: 'failed', reason: 'file-missing', words: '' };
  const sent: number[] = [];
  for (const call of calls) {
    try {
      sent.push((await call()).message_id);
    } catch (error) {
      const outcome = outcomeOf(metIn(error));
      return sent.length === 0 ? outcome : { outcome: 'unknown', reason: 'partly-sent', words: outcome.words };
    }
  }
  return { outcome: 'sent', providerMessageId: String(sent[0] ?? '') };
}

type Call = () => Promise<{ message_id: number }>;

async function callsOf(
  api: Api,
  { chat_id, ...place }: Place,
  content: Outgoing['content'],
  readFile: ReadFile,
): Promise<Call[] | undefined> {
  const replyTo = Number(content.replyTo);
  const reply =
    Number.isSafeInteger(replyTo) && replyTo > 0
      ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
      : {};
  const texts = piecesOf(content.text).map(
    (text, position) => () =>
      api.sendMessage(chat_id, text, {
        ...place,
        ...(position === 0 ? reply : {}),
        link_preview_options: { is_disabled: true },
      }),
  );
  const documents: Call[] = [];
  for (const id of content.files) {
    const file = await readFile(id);
    if (file === undefined) return undefined;
    documents.push(() => api.sendDocument(chat_id, new InputFile(file.bytes, file.name), place));
  }
  return [...texts, ...documents];
}

async function test(api: Api, mode: TelegramMode): Promise<{ step: string; ok: boolean; words: string }[]> {
  const steps: [string, () => Promise<string>][] = [
    ['get-me', async () => `@${(await api.getMe()).username}`],
    [mode, async () => webhookWords(await api.getWebhookInfo(), mode)],
  ];
  const told: { step: string; ok: boolean; words: string }[] = [];
  for (const [step, run] of steps) {
    try {
      told.push({ step, ok: true, words: await run() });
    } catch (error) {
      told.push({ step, ok: false, words: problemOf(metIn(error)).words });
    }
  }
  return told;
}

type TelegramMode = Settings['mode'];

const webhookWords = (
  info: { url?: string; last_error_message?: string; pending_update_count: number },
  mode: TelegramMode,
) => (mode === 'webhook' ? (info.last_error_message ?? '') : String(info.pending_update_count));
