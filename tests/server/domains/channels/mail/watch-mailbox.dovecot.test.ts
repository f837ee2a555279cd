import { afterEach, beforeEach, expect, test } from 'vitest';
import { listWatched } from '../../../../../server/domains/channels/index.ts';
import type { MailCaps } from '../../../../../server/domains/channels/mail/connections.ts';
import { createReplyTokens } from '../../../../../server/domains/channels/mail/reply-tokens.ts';
import { watchMailbox } from '../../../../../server/domains/channels/mail/watch-mailbox.ts';
import { channelAccounts, channelTallies, inbound } from '../../../../../server/domains/channels/tables.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { systemClock } from '../../../../../server/platform/system-clock.ts';
import { testChannels } from '../../../../support/channels.ts';
import { freshDatabase, testServices } from '../../../../support/database.ts';
import { startDovecot } from '../../../../support/dovecot.ts';
import { mailOf, makeMailbox, wireTo } from '../../../../support/fake-mail.ts';
import { testSecrets } from '../../../../support/people.ts';
import { until } from '../../../../support/until.ts';

const db = await freshDatabase();
// Dovecot dates what arrives by the clock of the machine.
const services = testServices(db, { clock: systemClock });
const ctx = createContext(services, { kind: 'job', name: 'watch-mailboxes' }, 'all');
const tokens = createReplyTokens(testSecrets);
const dovecot = await startDovecot();
const CAPS: MailCaps = { connectMs: 10_000, silenceMs: 20_000, idleMs: 60_000 };

let stopping = new AbortController();
let running: Promise<unknown> = Promise.resolve();
let folders = 0;

beforeEach(async () => {
  for (const table of [inbound, channelTallies, channelAccounts]) await db.write.delete(table);
});
afterEach(() => stopWatching());

/** A folder of its own for each test. */
async function folder(port = dovecot.port): Promise<string> {
  folders += 1;
  const name = `Desk${folders}`;
  await dovecot.create(name);
  await makeMailbox(ctx, { imapPort: port, folder: name });
  return name;
}
async function watch(caps = CAPS): Promise<{ ended: Promise<unknown> }> {
  const channels = testChannels(services);
  const [watched] = await listWatched(ctx, channels);
  if (watched === undefined) throw new Error('there is no mailbox to watch');
  stopping = new AbortController();
  const parts = { channels, tokens, caps, pollMs: 60_000 };
  running = watchMailbox(ctx, parts, watched, stopping.signal).catch((error: unknown) => error);
  return { ended: running };
}
async function stopWatching() {
  stopping.abort();
  await running;
}
const texts = async () =>
  (await db.read.select().from(inbound).orderBy(inbound.receivedAt, inbound.id)).map(({ said }) =>
    said.kind === 'message' ? said.text : said.kind,
  );
const arrived = (count: number) => until(async () => (await texts()).length === count);
const numbered = (n: number) => mailOf({ 'Message-ID': `<m${n}@shop.example>` }, `mail ${n}`);

test('a mail that comes to Dovecot is told of at once, taken once, and left as it was', async () => {
  const name = await folder();
  await watch();

  await dovecot.deliver(numbered(1), name);
  await arrived(1);
  await dovecot.deliver(numbered(2), name);
  await arrived(2);

  expect(await texts()).toEqual(['mail 1', 'mail 2']);
  expect(await dovecot.flags(name)).toEqual([[], []]);
});

test('after a cut it goes on where it left off', async () => {
  const wire = await wireTo(dovecot.port);
  const name = await folder(wire.port);
  const { ended } = await watch();
  await dovecot.deliver(numbered(1), name);
  await arrived(1);

  wire.cut();
  expect(await ended).toBeInstanceOf(Error);
  await dovecot.deliver(numbered(2), name);
  await watch();
  await arrived(2);

  expect(await texts()).toEqual(['mail 1', 'mail 2']);
});

test('a link that is open at one end only is noticed', async () => {
  const wire = await wireTo(dovecot.port);
  const name = await folder(wire.port);
  const { ended } = await watch({ connectMs: 5_000, silenceMs: 1_000, idleMs: 300 });
  await dovecot.deliver(numbered(1), name);
  await arrived(1);

  wire.goDead();

  expect(await ended).toBeInstanceOf(Error);
});

test('a mailbox made anew under its old name is read from its beginning', async () => {
  const name = await folder();
  await watch();
  await dovecot.deliver(numbered(1), name);
  await arrived(1);
  await stopWatching();

  await dovecot.recreate(name);
  await dovecot.deliver(numbered(1), name);
  await dovecot.deliver(numbered(2), name);
  await watch();
  await arrived(3);

  const said = await db.read
    .select({ said: inbound.said, key: inbound.deliveryKey })
    .from(inbound)
    .orderBy(inbound.receivedAt, inbound.id);
  const digests = said.map((row) => (row.said.kind === 'message' ? row.said.contentDigest : undefined));
  expect(new Set(digests).size).toBe(2);
  expect(new Set(said.map(({ key }) => key.split(':')[0])).size).toBe(2);
});

test('a wrong password is known as such', async () => {
  await makeMailbox(ctx, { imapPort: dovecot.port, password: 'wrong' });

  const { ended } = await watch();

  expect(await ended).toMatchObject({ authenticationFailed: true });
});
