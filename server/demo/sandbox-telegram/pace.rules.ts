/** When messages were sent: to one chat, and over all. */
export interface SentTimes {
  byChat: Map<number, number[]>;
  all: number[];
}

const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
/** A short burst into one chat is let through, as the real one does. */
const BURST_A_SECOND = 3;
const GROUP_A_MINUTE = 20;
const ALL_A_SECOND = 30;

/** How many seconds the bot has to wait before it may write to this chat; 0 when it may. Notes the message when it may. */
export function secondsToWait(times: SentTimes, chatId: number, atMs: number): number {
  const chat = (times.byChat.get(chatId) ?? []).filter((ms) => ms > atMs - MINUTE_MS);
  times.all = times.all.filter((ms) => ms > atMs - SECOND_MS);
  const inSecond = chat.filter((ms) => ms > atMs - SECOND_MS).length;
  if (chatId < 0 && chat.length >= GROUP_A_MINUTE)
    return Math.max(1, Math.ceil(((chat.at(-GROUP_A_MINUTE) ?? atMs) + MINUTE_MS - atMs) / SECOND_MS));
  if (inSecond >= BURST_A_SECOND || times.all.length >= ALL_A_SECOND) return 1;
  chat.push(atMs);
  times.all.push(atMs);
  times.byChat.set(chatId, chat);
  return 0;
}
