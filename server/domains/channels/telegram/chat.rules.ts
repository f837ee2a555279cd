import type { ConversationAddress, IncomingMessage } from '../contract.ts';
import { type Doc, docOf, idOf, joined, rawTextOf, safeText, textOf } from './field.rules.ts';

/** Where an answer to this message goes. Undefined when the chat has no number. */
export function conversationOf(message: Doc): ConversationAddress | undefined {
  const chat = docOf(message.chat);
  const chatId = idOf(chat?.id);
  if (chat === undefined || chatId === undefined) return undefined;
  const isPrivate = chat.type === undefined ? !chatId.startsWith('-') : chat.type === 'private';
  const title = textOf(chat.title, 300);
  return {
    address: chatId + placeWithin(message),
    kind: isPrivate ? 'private' : 'group',
    ...(title === '' ? {} : { title }),
  };
}

/** A topic of a forum, a topic of a channel's direct messages, or the business account on whose behalf we would answer. */
function placeWithin(message: Doc): string {
  const business = rawTextOf(message.business_connection_id);
  if (/^[\w-]{1,128}$/.test(business)) return `@${business}`;
  const direct = idOf(docOf(message.direct_messages_topic)?.topic_id);
  if (direct !== undefined) return `:d${direct}`;
  const topic = message.is_topic_message === true ? idOf(message.message_thread_id) : undefined;
  return topic === undefined ? '' : `:${topic}`;
}

export interface Place {
  chat_id: number;
  message_thread_id?: number;
  direct_messages_topic_id?: number;
  business_connection_id?: string;
}

/** What an address says, for the call that sends there. Undefined when it names no chat. */
export function placeOf(address: string): Place | undefined {
  const [, chat = '', direct, topic, business] = /^(-?\d+)(?::(d?)(\d+))?(?:@([\w-]+))?$/.exec(address) ?? [];
  const chatId = Number(chat);
  if (chatId === 0 || !Number.isSafeInteger(chatId)) return undefined;
  return {
    chat_id: chatId,
    ...(topic === undefined
      ? {}
      : { [direct === 'd' ? 'direct_messages_topic_id' : 'message_thread_id']: Number(topic) }),
    ...(business === undefined ? {} : { business_connection_id: business }),
  };
}

/** Who speaks: a person by the account's number, or a chat that speaks for itself (then nobody in particular). */
export function senderOf(message: Doc): IncomingMessage['sender'] {
  const speaking = docOf(message.sender_chat);
  if (speaking !== undefined) {
    const name = joined([textOf(speaking.title, 200), textOf(message.author_signature, 200)], ' · ');
    return { identity: null, name: safeText(name, 200) };
  }
  const user = docOf(message.from);
  const id = idOf(user?.id);
  const language = languageOf(user?.language_code);
  return {
    identity: id === undefined ? null : { kind: 'telegram', value: id },
    name: nameOf(user),
    ...(language === undefined ? {} : { language }),
  };
}

/** First and last name are masked apart and together: a number may be split between them, or stand in each. */
export function nameOf(user: Doc | undefined): string {
  const name = joined([textOf(user?.first_name, 200), textOf(user?.last_name, 200)], ' ');
  return name === '' ? textOf(user?.username ?? user?.title, 200) : safeText(name, 200);
}

const LANGUAGES = ['ru', 'en', 'be'] as const;

function languageOf(code: unknown): IncomingMessage['sender']['language'] {
  const tongue = rawTextOf(code).slice(0, 2).toLowerCase();
  return LANGUAGES.find((known) => known === tongue);
}
