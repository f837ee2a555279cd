import { afterAll, beforeEach, expect, test } from 'vitest';
import { getAccount, pauseAccount } from '../../../server/domains/channels/index.ts';
import { channelAccounts, channelTallies, inbound } from '../../../server/domains/channels/tables.ts';
import { createMailboxWatches, type MailboxWatches } from '../../../server/jobs/watch-mailboxes.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import type { AccountId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { testChannels } from '../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { imapServer, mailOf, makeMailbox, wireTo } from '../../support/fake-mail.ts';
import { until } from '../../support/until.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'watch-mailboxes' }, 'all');
const channels = testChannels(services);
const stopping = new AbortController();
const nodes: MailboxWatches[] = [];

beforeEach(async () => {
  clock.set(NOON);
  for (const table of [inbound, channelTallies, channelAccounts]) await db.write.delete(table);
});
afterAll(async () => {
  stopping.abort();
  await Promise.all(nodes.map((node) => node.finished()));
});

function node(): MailboxWatches {
  const made = createMailboxWatches(channels, {
    caps: { connectMs: 3_000, silenceMs: 60_000, idleMs: 60_000 },
    pollMs: 60_000,
  });
  nodes.push(made);
  return made;
}
const problemOf = async (id: AccountId) => (await getAccount(ctx.read, id)).problem?.reason;
const received = (count: number) => until(async () => (await db.read.select().from(inbound)).length === count);

test('a mailbox is watched by one node of two, and by the other when that one is gone', async () => {
  const imap = await imapServer();
  const wire = await wireTo(imap.port);
  await makeMailbox(ctx, { imapPort: wire.port });
  const [first, second] = [node(), node()];
  const firstStops = new AbortController();

  await first.adjust(ctx, firstStops.signal);
  imap.deliver(mailOf({}, 'one'));
  await received(1);
  await second.adjust(ctx, stopping.signal);
  await second.finished();
  expect(wire.opened()).toBe(1);

  firstStops.abort();
  await first.finished();
  await second.adjust(ctx, stopping.signal);
  imap.deliver(mailOf({}, 'two'));
  await received(2);
});

test('a paused mailbox is let go, and watched again when it is not', async () => {
  const imap = await imapServer();
  const { id } = await makeMailbox(ctx, { imapPort: imap.port });
  const one = node();
  await one.adjust(ctx, stopping.signal);
  imap.deliver(mailOf({}, 'one'));
  await received(1);

  await pauseAccount(ctx, id, true);
  expect(await one.areNeeded(ctx)).toBe(true);
  await one.adjust(ctx, stopping.signal);
  await one.finished();
  imap.deliver(mailOf({}, 'two'));
  expect(await one.areNeeded(ctx)).toBe(false);

  await pauseAccount(ctx, id, false);
  await one.adjust(ctx, stopping.signal);
  await received(2);
});

test('a wrong password is shown at once and not tried again soon', async () => {
  const imap = await imapServer();
  const wire = await wireTo(imap.port);
  const { id } = await makeMailbox(ctx, { imapPort: wire.port, password: 'wrong' });
  const one = node();

  await one.adjust(ctx, stopping.signal);
  await one.finished();
  expect(await problemOf(id)).toBe('wrong-password');
  clock.set(NOON.add({ minutes: 14 }));
  expect(await one.areNeeded(ctx)).toBe(false);
  clock.set(NOON.add({ minutes: 16 }));
  expect(await one.areNeeded(ctx)).toBe(true);
  expect(wire.opened()).toBe(1);
});

test('a server that is away is tried again with rests that grow, and shown when it stays away', async () => {
  const { id } = await makeMailbox(ctx, { imapPort: 9 });
  const one = node();

  await one.adjust(ctx, stopping.signal);
  await one.finished();
  expect(await problemOf(id)).toBeUndefined();
  expect(await one.areNeeded(ctx)).toBe(false);

  clock.set(NOON.add({ seconds: 3 }));
  await one.adjust(ctx, stopping.signal);
  await one.finished();
  expect(await problemOf(id)).toBe('server-unreachable');
});
