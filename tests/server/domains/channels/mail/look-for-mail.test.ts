import { beforeEach, expect, test } from 'vitest';
import { createChannels } from '../../../../../server/domains/channels/index.ts';
import { hasLostMail, lookForMail } from '../../../../../server/domains/channels/mail/look-for-mail.ts';
import { openMail } from '../../../../../server/domains/channels/mail/open-mail.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import { channelAccounts, outbound, type SendFailure } from '../../../../../server/domains/channels/tables.ts';
import { MessageId } from '../../../../../server/kernel/ids.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { createLogger } from '../../../../../server/platform/logger.ts';
import { PUBLIC_URL } from '../../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../../support/database.ts';
import { imapServer, mailOf, makeMailbox } from '../../../../support/fake-mail.ts';
import { testSecrets } from '../../../../support/people.ts';

const db = await freshDatabase();
const services = testServices(db);
const ctx = createContext(services, { kind: 'job', name: 'look-for-mail' }, 'all');
const channels = createChannels({
  services,
  log: createLogger('silent'),
  secrets: testSecrets,
  publicUrl: PUBLIC_URL,
  mail: (connection) => openMail(connection, { tokens: createReplyTokens(testSecrets) }),
});

beforeEach(async () => {
  await db.write.delete(outbound);
  await db.write.delete(channelAccounts);
});

async function lost(imapPort: number, dueAt = NOON): Promise<MessageId> {
  const { id: accountId } = await makeMailbox(ctx, { imapPort });
  const id = MessageId.parse(crypto.randomUUID());
  const content = { text: 'Возврат сделан', files: [] };
  const failure: SendFailure = { reason: 'connection-lost', words: '' };
  const row = {
    id,
    accountId,
    address: 'vera@shop.example',
    content,
    createdAt: NOON,
    dueAt,
    attempts: 1,
    failure,
    stream: 'ticket:1',
  };
  await db.write.insert(outbound).values({ ...row, state: 'unknown' });
  return id;
}
const states = async () =>
  (await db.read.select().from(outbound)).map(({ state, providerMessageId }) => [state, providerMessageId]);

test('a mail of which nobody knew, found among those that were sent, was sent', async () => {
  const imap = await imapServer();
  const id = await lost(imap.port);
  const ours = `<${id}@desk.example>`;
  imap.deliver(mailOf({ 'Message-ID': ours }), 'Sent');

  await lookForMail(ctx, channels);

  expect(await states()).toEqual([['sent', ours]]);
  expect(await hasLostMail(ctx.read, NOON)).toBe(false);
});

test('one that is not found stays for a person, who alone may send it again', async () => {
  const imap = await imapServer();
  await lost(imap.port);

  await lookForMail(ctx, channels);

  expect(await states()).toEqual([['unknown', null]]);
});

test('a mailbox that is away changes nothing, and after an hour nobody looks', async () => {
  await lost(9);
  await lookForMail(ctx, channels);
  expect(await states()).toEqual([['unknown', null]]);

  expect(await hasLostMail(ctx.read, NOON)).toBe(true);
  expect(await hasLostMail(ctx.read, NOON.add({ minutes: 61 }))).toBe(false);
});
