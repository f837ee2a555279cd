import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type Channels,
  changeAccount,
  getAccountRow,
  listWatched,
} from '../../../../../server/domains/channels/index.ts';
import type { MailCaps } from '../../../../../server/domains/channels/mail/connections.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import { watchMailbox } from '../../../../../server/domains/channels/mail/watch-mailbox.ts';
import { channelAccounts, channelTallies, inbound } from '../../../../../server/domains/channels/tables.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { testChannels } from '../../../../support/channels.ts';
import { freshDatabase, testServices } from '../../../../support/database.ts';
import { imapServer, mailOf, makeMailbox, wireTo } from '../../../../support/fake-mail.ts';
import { testSecrets } from '../../../../support/people.ts';
import { until } from '../../../../support/until.ts';

const db = await freshDatabase();
const services = testServices(db);
const ctx = createContext(services, { kind: 'job', name: 'watch-mailboxes' }, 'all');
const tokens = createReplyTokens(testSecrets);
const CAPS: MailCaps = { connectMs: 3_000, silenceMs: 3_000, idleMs: 60_000 };

let stopping = new AbortController();
let running: Promise<unknown> = Promise.resolve();

beforeEach(async () => {
  for (const table of [inbound, channelTallies, channelAccounts]) await db.write.delete(table);
});
afterEach(async () => {
  stopping.abort();
  await running;
});

interface WatchGiven {
  caps?: MailCaps;
  pollMs?: number;
  channels?: Channels;
}

/** Watches until told to stop; gives what ended it otherwise. */
async function watch({
  caps = CAPS,
  pollMs = 60_000,
  channels = testChannels(services),
}: WatchGiven = {}): Promise<{ ended: Promise<unknown> }> {
  const [watched] = await listWatched(ctx, channels);
  if (watched === undefined) throw new Error('there is no mailbox to watch');
  stopping = new AbortController();
  const ended = watchMailbox(ctx, { channels, tokens, caps, pollMs }, watched, stopping.signal).catch(
    (error: unknown) => error,
  );
  running = ended;
  return { ended };
}
async function stopWatching() {
  stopping.abort();
  await running;
}
const rows = () => db.read.select().from(inbound).orderBy(inbound.receivedAt, inbound.id);
const texts = async () => (await rows()).map(({ said }) => (said.kind === 'message' ? said.text : said.kind));
const arrived = (count: number) => until(async () => (await rows()).length === count);
const cursorOf = async (id: Parameters<typeof getAccountRow>[1]) => (await getAccountRow(ctx.read, id)).cursor;
const numbered = (n: number) => mailOf({ 'Message-ID': `<m${n}@shop.example>` }, `mail ${n}`);

test('a mail that comes is here at once, and the mailbox stays as it was', async () => {
  const imap = await imapServer();
  const { id } = await makeMailbox(ctx, { imapPort: imap.port });
  await watch();

  imap.deliver(numbered(1));
  await arrived(1);
  imap.deliver(numbered(2));
  await arrived(2);

  expect(await texts()).toEqual(['mail 1', 'mail 2']);
  expect(await cursorOf(id)).toMatchObject({ uid: 2 });
  expect(imap.server.getMailbox('INBOX').messages.map(({ flags }) => flags)).toEqual([[], []]);
});

test('where it left off it goes on: nothing twice, nothing left out', async () => {
  const imap = await imapServer();
  await makeMailbox(ctx, { imapPort: imap.port });
  await watch();
  imap.deliver(numbered(1));
  await arrived(1);
  await stopWatching();

  imap.deliver(numbered(2));
  imap.deliver(numbered(3));
  await watch();
  await arrived(3);

  expect(await texts()).toEqual(['mail 1', 'mail 2', 'mail 3']);
  expect((await rows()).every(({ repeats }) => repeats === 0)).toBe(true);
});

test('what lay in the mailbox before it was connected stays there', async () => {
  const imap = await imapServer();
  imap.deliver(mailOf({}, 'old'), 'INBOX', '01-Nov-2026 12:00:00 +0300');
  imap.deliver(mailOf({}, 'earlier that day'), 'INBOX', '09-Nov-2026 08:00:00 +0300');
  imap.deliver(mailOf({}, 'new'));
  await makeMailbox(ctx, { imapPort: imap.port });

  await watch();
  await arrived(1);

  expect(await texts()).toEqual(['new']);
});

test('a mailbox that does not tell is asked', async () => {
  const imap = await imapServer();
  await makeMailbox(ctx, { imapPort: imap.port });
  await watch({ pollMs: 50 });
  await until(async () => (await getAccountRow(ctx.read, (await getOnly()).id)).lastSuccessAt !== null);

  // Put there behind the back of who waits.
  imap.server.getMailbox('INBOX').messages.push({ uid: 1, raw: numbered(1).toString('latin1'), flags: [] });
  imap.server.getMailbox('INBOX').messages.length = 0;
  imap.deliver(numbered(2));
  await arrived(1);

  expect(await texts()).toEqual(['mail 2']);
});
const getOnly = async () => (await db.read.select().from(channelAccounts))[0] ?? Promise.reject(new Error('none'));

test('a mailbox made anew is read again from its beginning; the digests tell old from new', async () => {
  const imap = await imapServer();
  const { id } = await makeMailbox(ctx, { imapPort: imap.port });
  await watch();
  imap.deliver(numbered(1));
  await arrived(1);
  await stopWatching();

  imap.recreate();
  imap.deliver(numbered(1));
  imap.deliver(numbered(2));
  await watch();
  await arrived(3);

  const [first, again, other] = (await rows()).map(({ said }) => (said.kind === 'message' ? said : undefined));
  expect([again?.providerMessageId, again?.contentDigest]).toEqual([first?.providerMessageId, first?.contentDigest]);
  expect(other?.contentDigest).not.toBe(first?.contentDigest);
  expect(await cursorOf(id)).toMatchObject({ uid: 2 });
});

test('what was passed over is found by comparing', async () => {
  const imap = await imapServer();
  const { id } = await makeMailbox(ctx, { imapPort: imap.port });
  imap.deliver(numbered(1));
  imap.deliver(numbered(2));
  const uidValidity = String(imap.server.getMailbox('INBOX').uidvalidity);
  await db.write.update(channelAccounts).set({ cursor: { uidValidity, uid: 2 } });

  await watch();
  await arrived(2);

  expect(await texts()).toEqual(['mail 1', 'mail 2']);
  expect(await cursorOf(id)).toEqual({ uidValidity, uid: 2 });
});

test('a mail that our own reading stumbles over does not stop those behind it', async () => {
  const imap = await imapServer();
  await makeMailbox(ctx, { imapPort: imap.port });
  await watch();

  imap.deliver(Buffer.from('\u0000\u0000'));
  imap.deliver(
    mailOf(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      Array.from({ length: 600 }, () => '--b\r\n\r\nx\r\n').join(''),
    ),
  );
  imap.deliver(numbered(3));
  await arrived(3);

  expect((await texts()).slice(1)).toEqual(['unknown', 'mail 3']);
});

test('a mail and its place are one commit: what breaks in between is done again, once', async () => {
  const imap = await imapServer();
  const { id } = await makeMailbox(ctx, { imapPort: imap.port });
  imap.deliver(numbered(1));
  // Killed between the row and the cursor: neither is there.
  const cut = Object.assign(new Error('cut'), { code: 'CONNECTION_CLOSED' });
  const write: typeof db.write = Object.create(db.write, {
    transaction: {
      value: (work: Parameters<typeof db.write.transaction>[0]) =>
        db.write.transaction(async (tx) => {
          await work(tx);
          throw cut;
        }),
    },
  });
  const channels = testChannels({ ...services, db: { ...db, write } });

  const { ended } = await watch({ channels });
  expect(await ended).toBeInstanceOf(Error);
  expect(await rows()).toEqual([]);
  expect(await cursorOf(id)).toEqual({});

  await watch();
  await arrived(1);
  expect(await rows()).toMatchObject([{ repeats: 0 }]);
});

test('a wire that is cut ends the watch, and nothing is lost', async () => {
  const imap = await imapServer();
  const wire = await wireTo(imap.port);
  await makeMailbox(ctx, { imapPort: wire.port });
  const { ended } = await watch();
  imap.deliver(numbered(1));
  await arrived(1);

  wire.cut();
  expect(await ended).toBeInstanceOf(Error);
  imap.deliver(numbered(2));
  await watch();
  await arrived(2);

  expect(await texts()).toEqual(['mail 1', 'mail 2']);
});

test('a wire that is dead without a word is noticed', async () => {
  const imap = await imapServer();
  const wire = await wireTo(imap.port);
  await makeMailbox(ctx, { imapPort: wire.port });
  const { ended } = await watch({ caps: { connectMs: 1_000, silenceMs: 500, idleMs: 200 } });
  imap.deliver(numbered(1));
  await arrived(1);

  wire.goDead();

  expect(await ended).toBeInstanceOf(Error);
});

test('a wrong password and a folder that is not there are told apart', async () => {
  const imap = await imapServer();
  const account = await makeMailbox(ctx, { imapPort: imap.port, password: 'wrong' });
  const { ended } = await watch();
  expect(await ended).toMatchObject({ authenticationFailed: true });

  const { settings } = account;
  if (settings.kind !== 'email' || settings.imap === null) throw new Error('a mailbox was made');
  const elsewhere = { ...settings, imap: { ...settings.imap, folder: 'Nowhere' } };
  await changeAccount(
    ctx,
    account.id,
    { name: 'Desk mail', settings: elsewhere, secrets: { imapPassword: 'testpass' } },
    testSecrets,
  );
  const second = await watch();
  expect(await second.ended).toBeInstanceOf(Error);
  expect(await second.ended).not.toMatchObject({ authenticationFailed: true });
});
