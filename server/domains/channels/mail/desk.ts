import type { AccountRow } from '../tables.ts';
import type { Mailbox } from './connections.ts';
import type { Desk } from './parse-mail.ts';
import type { ReplyTokens } from './reply-tokens.ts';

/** Whether this account is a mailbox, and what kind. */
export const mailboxOf = ({ settings }: Pick<AccountRow, 'settings'>): Mailbox | undefined =>
  settings.kind === 'email' ? settings : undefined;

export const deskOf = ({ address, authservId }: Mailbox, tokens: ReplyTokens): Desk => ({
  address,
  authservId,
  tokens,
});
