import type { AccountInput, AccountSettings, ChannelAccount } from '#contract/channels';

export type Security = 'tls' | 'starttls' | 'none';

/** What is typed into the form of an account. */
export interface AccountDraft {
  kind: 'telegram' | 'email';
  name: string;
  mode: 'polling' | 'webhook';
  apiRoot: string;
  botToken: string;
  address: string;
  senderName: string;
  /** How mail comes in; a mailbox that does neither only sends. */
  asksImap: boolean;
  listens: boolean;
  imapHost: string;
  imapPort: string;
  imapSecurity: Security;
  imapUser: string;
  imapPassword: string;
  folder: string;
  smtpHost: string;
  smtpPort: string;
  smtpSecurity: Security;
  smtpUser: string;
  smtpPassword: string;
  authservId: string;
}
/** Fields that are plain text on the screen. */
export type TypedField = { [F in keyof AccountDraft]: string extends AccountDraft[F] ? F : never }[keyof AccountDraft];

const EMPTY: AccountDraft = {
  kind: 'telegram',
  name: '',
  mode: 'polling',
  apiRoot: 'https://api.telegram.org',
  botToken: '',
  address: '',
  senderName: '',
  asksImap: true,
  listens: false,
  imapHost: '',
  imapPort: '993',
  imapSecurity: 'tls',
  imapUser: '',
  imapPassword: '',
  folder: 'INBOX',
  smtpHost: '',
  smtpPort: '465',
  smtpSecurity: 'tls',
  smtpUser: '',
  smtpPassword: '',
  authservId: '',
};

/** What the form starts with. Secrets are never shown: an empty field keeps what is known. */
export function accountDraftOf(account: ChannelAccount | undefined): AccountDraft {
  if (account === undefined) return EMPTY;
  const { name, settings } = account;
  if (settings.kind === 'telegram')
    return { ...EMPTY, name, kind: 'telegram', mode: settings.mode, apiRoot: settings.apiRoot };
  const { imap, smtp } = settings;
  return {
    ...EMPTY,
    name,
    kind: 'email',
    address: settings.address,
    senderName: settings.senderName,
    asksImap: imap !== null,
    listens: settings.listens,
    ...(imap !== null && {
      imapHost: imap.host,
      imapPort: String(imap.port),
      imapSecurity: imap.security,
      imapUser: imap.user,
      folder: imap.folder,
    }),
    smtpHost: smtp.host,
    smtpPort: String(smtp.port),
    smtpSecurity: smtp.security,
    smtpUser: smtp.user,
    authservId: settings.authservId,
  };
}

/** The draft as the contract wants it. */
export function accountInputOf(draft: AccountDraft): AccountInput {
  const secrets = {
    ...secretOf('botToken', draft.kind === 'telegram' ? draft.botToken : ''),
    ...secretOf('imapPassword', draft.kind === 'email' && draft.asksImap ? draft.imapPassword : ''),
    ...secretOf('smtpPassword', draft.kind === 'email' ? draft.smtpPassword : ''),
  };
  return { name: draft.name, settings: settingsOf(draft), secrets };
}

function settingsOf(draft: AccountDraft): AccountSettings {
  if (draft.kind === 'telegram') return { kind: 'telegram', mode: draft.mode, apiRoot: draft.apiRoot.trim() };
  return {
    kind: 'email',
    address: draft.address.trim(),
    senderName: draft.senderName.trim(),
    imap: draft.asksImap
      ? {
          host: draft.imapHost.trim(),
          port: Number(draft.imapPort),
          security: draft.imapSecurity,
          user: draft.imapUser.trim(),
          folder: draft.folder.trim(),
        }
      : null,
    listens: draft.listens,
    smtp: {
      host: draft.smtpHost.trim(),
      port: Number(draft.smtpPort),
      security: draft.smtpSecurity,
      user: draft.smtpUser.trim(),
    },
    authservId: draft.authservId.trim(),
  };
}

function secretOf<K extends string>(name: K, typed: string): Partial<Record<K, string>> {
  return typed === '' ? {} : ({ [name]: typed } as Record<K, string>); // one key of this very name
}
