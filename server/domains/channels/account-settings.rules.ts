import { findCards } from '#kernel/card';
import type { AccountSecrets, AccountSettings } from './contract.ts';

/** The form in which Telegram gives out tokens. */
const BOT_TOKEN = /^\d{1,20}:[\w-]{20,100}$/;

/** Which secret an account cannot do without; undefined when all are there. */
export function secretFaultOf(settings: AccountSettings, known: AccountSecrets): keyof AccountSecrets | undefined {
  if (settings.kind === 'telegram') return BOT_TOKEN.test(known.botToken ?? '') ? undefined : 'botToken';
  if (settings.imap !== null && !known.imapPassword) return 'imapPassword';
  return settings.smtp.user !== '' && !known.smtpPassword ? 'smtpPassword' : undefined;
}

/** The setting in which a card number stands; what is used as it is typed cannot be masked. */
export function cardInSettings(settings: object, path = 'settings'): string | undefined {
  for (const [name, value] of Object.entries(settings)) {
    const here = `${path}.${name}`;
    if (typeof value === 'string' && findCards(value).length > 0) return here;
    const inside = typeof value === 'object' && value !== null ? cardInSettings(value, here) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Whether what was read so far belongs to another mailbox or bot now. */
export function startsOver(before: AccountSettings, after: AccountSettings): boolean {
  if (before.kind === 'telegram' || after.kind === 'telegram') return before.kind !== after.kind;
  const place = ({ imap }: typeof before) =>
    imap === null ? '' : `${imap.host}:${imap.port}:${imap.user}:${imap.folder}`;
  return place(before) !== place(after);
}
