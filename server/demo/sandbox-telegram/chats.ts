import { badRequest, blocked, tooMany } from './answers.ts';
import { type SentTimes, secondsToWait } from './pace.rules.ts';
import { groupChatOf, privateChatOf, type TelegramGroup, type TelegramPerson, userOf } from './people.ts';

/** What the bot said into a chat, as the people in it see it. */
export interface BotMessage {
  chatId: number;
  messageId: number;
  atMs: number;
  text: string;
  fileName?: string;
}

type Chat = ReturnType<typeof privateChatOf> | ReturnType<typeof groupChatOf>;

/** Who has ever written to the bot, and what has been said. Telegram forgets nothing and lets a bot begin with nobody. */
export function createChats(bot: { id: number; username: string }, nowMs: () => number) {
  const chats = new Map<number, { chat: Chat; lastId: number; isBlocked: boolean }>();
  const times: SentTimes = { byChat: new Map(), all: [] };
  // Numbers grow with time, so that a fresh process repeats none of an earlier one.
  const nextId = (known: { lastId: number }) => {
    known.lastId = Math.max(known.lastId + 1, Math.floor(nowMs() / 1000) - 1_700_000_000);
    return known.lastId;
  };
  const enter = (chat: Chat) => {
    const known = chats.get(chat.id) ?? { chat, lastId: 0, isBlocked: false };
    chats.set(chat.id, known);
    return known;
  };
  return {
    /** Somebody who wrote to the bot before anybody looked. */
    know: (from: TelegramPerson, group: TelegramGroup | undefined) =>
      void enter(group === undefined ? privateChatOf(from) : groupChatOf(group)),
    /** A message of a person, as the update will hold it. */
    message: (from: TelegramPerson, group: TelegramGroup | undefined, content: Record<string, unknown>) => {
      const known = enter(group === undefined ? privateChatOf(from) : groupChatOf(group));
      known.isBlocked = false;
      return {
        message_id: nextId(known),
        from: userOf(from),
        chat: known.chat,
        date: Math.floor(nowMs() / 1000),
        ...content,
      };
    },
    block: (from: TelegramPerson) => {
      const known = enter(privateChatOf(from));
      known.isBlocked = true;
      return {
        chat: known.chat,
        from: userOf(from),
        date: Math.floor(nowMs() / 1000),
        old_chat_member: { user: botUser(bot), status: 'member' },
        new_chat_member: { user: botUser(bot), status: 'kicked', until_date: 0 },
      };
    },
    /** A message of the bot, or Telegram's refusal. */
    say: (chatId: number, content: Record<string, unknown>) => {
      const known = chats.get(chatId);
      if (known === undefined) throw badRequest('chat not found');
      if (known.isBlocked) throw blocked();
      const wait = secondsToWait(times, chatId, nowMs());
      if (wait > 0) throw tooMany(wait);
      return {
        message_id: nextId(known),
        from: botUser(bot),
        chat: known.chat,
        date: Math.floor(nowMs() / 1000),
        ...content,
      };
    },
  };
}

export const botUser = ({ id, username }: { id: number; username: string }) => ({
  id,
  is_bot: true,
  first_name: 'Ozerta support',
  username,
});
