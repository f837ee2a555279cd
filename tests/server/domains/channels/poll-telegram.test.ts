import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import express from 'express';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { AccountInput } from '../../../../server/domains/channels/contract.ts';
import {
  changeAccount,
  createChannels,
  pauseAccount,
  pollTelegram,
} from '../../../../server/domains/channels/index.ts';
import { getAccount, getAccountRow } from '../../../../server/domains/channels/queries.ts';
import { updateRoutes } from '../../../../server/domains/channels/routes.ts';
import { channelAccounts, inbound } from '../../../../server/domains/channels/tables.ts';
import { createPollers } from '../../../../server/jobs/poll-telegram.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { makeBot } from '../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { fakeTelegram, VERA } from '../../../support/fake-telegram.ts';
import { testSecrets } from '../../../support/people.ts';
import { until } from '../../../support/until.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'poll-telegram' }, 'all');
const app = express();
const server = createServer(app);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());
const publicUrl = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // it listens on a port
const channels = createChannels({ services, log: createLogger('silent'), secrets: testSecrets, publicUrl });
app.use('/hooks', updateRoutes(channels));

const telegram = await fakeTelegram(clock);
const bot = await makeBot(ctx, { apiRoot: telegram.origin, mode: 'polling' });
const settingsOf = (mode: 'webhook' | 'polling') =>
  AccountInput.parse({ name: 'Desk bot', settings: { kind: 'telegram', mode, apiRoot: telegram.origin } });

beforeEach(async () => {
  clock.set(clock.now().add({ minutes: 1 }));
  await db.write.delete(inbound);
});

const poll = (signal = new AbortController().signal) => pollTelegram(ctx, channels, bot.id, { failures: 0, signal });
const texts = async () => {
  const rows = await db.read.select().from(inbound).orderBy(inbound.id);
  return rows.map(({ said }) => (said.kind === 'message' ? said.text : said.kind));
};

test('a bot that asks takes each update once, and goes on after the last', async () => {
  telegram.write(VERA, { text: 'one' });
  telegram.write(VERA, { text: 'two' });
  expect(await poll()).toEqual({ restSeconds: 0 });
  telegram.write(VERA, { text: 'three' });
  await poll();

  expect(await texts()).toEqual(['one', 'two', 'three']);
  const { cursor, lastSuccessAt } = await getAccountRow(db.read, bot.id);
  expect(cursor.updateOffset).toBeGreaterThan(0);
  expect(lastSuccessAt).toEqual(clock.now());
});

test('updates that were kept and not confirmed come again and are repeats', async () => {
  const before = await getAccountRow(db.read, bot.id);
  telegram.write(VERA, { text: 'once' });
  await poll();
  await db.write.update(channelAccounts).set({ cursor: before.cursor }).where(eq(channelAccounts.id, bot.id));

  await poll();

  expect(await texts()).toEqual(['once']);
  expect((await db.read.select().from(inbound)).map(({ repeats }) => repeats)).toEqual([1]);
});

test('updates asked for under settings that were changed meanwhile are not kept, and come again', async () => {
  const isRead = Promise.withResolvers<void>();
  const told: typeof channels = {
    ...channels,
    open: (row) => {
      isRead.resolve();
      return channels.open(row);
    },
  };
  const asking = pollTelegram(ctx, told, bot.id, { failures: 0, signal: new AbortController().signal });
  await isRead.promise;
  await changeAccount(ctx, bot.id, settingsOf('polling'), testSecrets);
  telegram.write(VERA, { text: 'between' });
  await asking;
  expect(await texts()).toEqual([]);

  await poll();

  expect(await texts()).toEqual(['between']);
});

test.each([
  [409, 'Conflict: terminated by other getUpdates request', 'conflict', 15],
  [401, 'Unauthorized', 'unauthorized', 60],
  [500, 'Internal Server Error', 'unexpected', 1],
])('a refusal with %s is shown on the account, and rests; it goes when the bot works again', async (code, description, reason, restSeconds) => {
  telegram.stumble('getUpdates', { kind: 'refuse', code, description });

  expect(await poll()).toEqual({ failed: true, restSeconds });
  expect((await getAccount(db.read, bot.id)).problem).toMatchObject({
    reason,
    words: expect.stringContaining(description),
  });

  telegram.write(VERA, { text: 'better' });
  await poll();
  expect((await getAccount(db.read, bot.id)).problem).toBeNull();
});

test('a bot that is called has Telegram told where, with a secret; and it may change its mind', async () => {
  await changeAccount(ctx, bot.id, settingsOf('webhook'), testSecrets);
  channels.forgetKeys();
  await poll();
  telegram.write(VERA, { text: 'pushed' });
  await until(async () => (await texts()).includes('pushed'));
  // Told once.
  telegram.stumble('setWebhook', { kind: 'refuse', code: 500, description: 'not again' });
  expect(await poll()).toEqual({ restSeconds: 5 });

  await changeAccount(ctx, bot.id, settingsOf('polling'), testSecrets);
  const asking = poll();
  telegram.write(VERA, { text: 'asked for' });
  await asking;

  expect((await texts()).slice(-2)).toEqual(['pushed', 'asked for']);
});

test('a poll ends when it is stopped, and a paused bot does not ask', async () => {
  const stopping = new AbortController();
  const asking = poll(stopping.signal);
  stopping.abort();
  expect(await asking).toEqual({ restSeconds: 5 });

  await pauseAccount(ctx, bot.id, true);
  telegram.write(VERA, { text: 'while paused' });
  expect(await poll()).toEqual({ restSeconds: 5 });
  expect(await texts()).toEqual([]);
  await pauseAccount(ctx, bot.id, false);
});

test('each bot has one loop, that ends with the program', async () => {
  const first = createPollers(channels);
  const second = createPollers(channels);
  const stopping = new AbortController();
  expect(await first.areNeeded(ctx)).toBe(true);
  await first.keep(ctx, stopping.signal);
  await second.keep(ctx, stopping.signal);
  telegram.write(VERA, { text: 'heard by one' });
  await until(async () => (await texts()).includes('heard by one'));

  stopping.abort();
  await Promise.all([first.finished(), second.finished()]);

  expect((await texts()).filter((text) => text === 'heard by one')).toHaveLength(1);
});
