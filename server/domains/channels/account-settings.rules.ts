import type { AccountSecrets, AccountSettings } from './contract.ts';

/** The form in which Telegram gives out tokens. */
const BOT_TOKEN = /^\d{1,20}:[\w-]{20,100}$/;

/** Which secret an account cannot do without; undefined when all are there. */
export function secretFaultOf(settings: AccountSettings, known: AccountSecrets): keyof AccountSecrets | undefined {
  if (settings.kind === 'telegram') return BOT_TOKEN.test(known.botToken ?? '') ? undefined : 'botToken';
  if (settings.imap !== null && !known.imapPassword) return 'imapPassword';
  return settings.smtp.user !== '' && !known.smtpPassword ? 'smtpPassword' : undefined;
}

/** Whether what was read so far belongs to another mailbox or bot now. */
export function startsOver(before: AccountSettings, after: AccountSettings): boolean {
  if (before.kind === 'telegram' || after.kind === 'telegram') return before.kind !== after.kind;
  const place = ({ imap }: typeof before) =>
    imap === null ? '' : `${imap.host}:${imap.port}:${imap.user}:${imap.folder}`;
  return place(before) !== place(after);
}
