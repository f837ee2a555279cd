import type { Context } from '../../../platform/context.ts';
import { openSecrets } from '../account-secrets.ts';
import type { Channels } from '../channels.ts';
import { listAccountRows } from '../queries.ts';
import { mailboxOf } from './desk.ts';
import type { Watched } from './watch-mailbox.ts';

/** The mailboxes that are to be watched, with what opens them. */
export async function listWatched({ read }: Context, { secrets }: Pick<Channels, 'secrets'>): Promise<Watched[]> {
  return (await listAccountRows(read)).flatMap((account) => {
    const mailbox = mailboxOf(account);
    if (mailbox?.imap == null || account.paused) return [];
    const { imapPassword = '' } = openSecrets(secrets, account.sealedSecrets);
    return [{ account, mailbox, imap: mailbox.imap, password: imapPassword }];
  });
}
