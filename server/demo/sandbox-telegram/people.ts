/** An account of Telegram, as the Bot API shows it. */
export interface TelegramPerson {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
}

/** A group in which the bot reads along. */
export interface TelegramGroup {
  /** Negative, as groups are. */
  id: number;
  title: string;
}

export const userOf = ({ id, firstName, lastName, username, languageCode }: TelegramPerson) => ({
  id,
  is_bot: false,
  first_name: firstName,
  ...(lastName !== undefined && { last_name: lastName }),
  ...(username !== undefined && { username }),
  ...(languageCode !== undefined && { language_code: languageCode }),
});

export const privateChatOf = ({ id, firstName, lastName, username }: TelegramPerson) => ({
  id,
  type: 'private' as const,
  first_name: firstName,
  ...(lastName !== undefined && { last_name: lastName }),
  ...(username !== undefined && { username }),
});

export const groupChatOf = ({ id, title }: TelegramGroup) => ({ id, title, type: 'supergroup' as const });
