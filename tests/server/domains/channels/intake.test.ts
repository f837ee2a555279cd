import { eq, sql } from 'drizzle-orm';
import express from 'express';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../../server/domains/channels/contract.ts';
import { pauseAccount, takeInbound } from '../../../../server/domains/channels/index.ts';
import { getAccount, getAccountRow, listSetAside } from '../../../../server/domains/channels/queries.ts';
import { updateRoutes } from '../../../../server/domains/channels/routes.ts';
import { blockedSenders, channelTallies, inbound } from '../../../../server/domains/channels/tables.ts';
import type { Receive } from '../../../../server/domains/channels/take-inbound.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { errorHandler } from '../../../../server/platform/http/error-handler.ts';
import { createLogger } from '../../../../server/platform/logger.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { makeBot, secretOf, testChannels } from '../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'take-inbound' }, 'all');
const channels = testChannels(services);
const app = express()
  .use('/hooks', updateRoutes(channels))
  .use(errorHandler(createLogger('silent')));
const bot = await makeBot(ctx);
const secret = await secretOf(ctx, bot);

beforeEach(async () => {
  clock.set(NOON);
  await db.write.delete(inbound);
  await db.write.delete(channelTallies);
  await db.write.delete(blockedSenders);
});

const updateOf = (id: number, text: string, chat = 501) => ({
  update_id: id,
  message: {
    message_id: id,
    date: 1_793_000_000 + id,
    chat: { id: chat, type: 'private', first_name: 'Vera' },
    from: { id: chat, is_bot: false, first_name: 'Vera', language_code: 'ru' },
    text,
  },
});
const post = (update: unknown, given = secret) =>
  request(app)
    .post(bot.webhookPath ?? '')
    .set('Content-Type', 'application/json')
    .set('X-Telegram-Bot-Api-Secret-Token', given)
    .send(typeof update === 'string' ? update : JSON.stringify(update));
const rows = () => db.read.select().from(inbound).orderBy(inbound.receivedAt, inbound.id);

const ticketed: Receive = async () => ({ state: 'ticketed', ticketId: newId(TicketId), messageId: newId(MessageId) });
const textOf = (said: Incoming) => (said.kind === 'message' ? said.text : said.kind);

/** received = waiting + every end, by the tallies and by the rows themselves. */
async function balance() {
  const shown = (await getAccount(db.read, bot.id)).balance;
  const counted = await db.read.execute<{ state: string; n: string; repeats: string }>(
    sql`select state, count(*) as n, sum(repeats) as repeats from ${inbound} group by state`,
  );
  const repeats = counted.reduce((sum, row) => sum + Number(row.repeats), 0);
  const of = (state: string) => Number(counted.find((row) => row.state === state)?.n ?? 0);
  expect(shown).toEqual({
    received: counted.reduce((sum, row) => sum + Number(row.n), 0) + repeats,
    waiting: of('waiting'),
    ticketed: of('ticketed'),
    joined: of('joined'),
    duplicate: of('duplicate') + repeats,
    quarantined: of('quarantined'),
    failed: of('failed'),
  });
  const { received, ...ends } = shown;
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  return shown;
}

describe('an update', () => {
  test('that proves itself is kept, waits, and becomes a ticket', async () => {
    const { status, body } = await post(updateOf(1, 'Where is my money?'));

    expect([status, body]).toEqual([200, { outcome: 'taken' }]);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'waiting', deliveryKey: '1', lane: '501', receivedAt: NOON });
    expect(row?.said).toMatchObject({
      kind: 'message',
      text: 'Where is my money?',
      sender: { identity: { kind: 'telegram', value: '501' }, name: 'Vera', language: 'ru' },
      conversation: { address: '501', kind: 'private' },
    });
    expect(await balance()).toMatchObject({ received: 1, waiting: 1 });

    expect(await takeInbound(ctx, ticketed)).toBe(1);

    expect((await rows())[0]).toMatchObject({ state: 'ticketed', endedAt: NOON, attempts: 1 });
    expect(await balance()).toMatchObject({ received: 1, waiting: 0, ticketed: 1 });
  });

  test('sent five times at once is kept once with four repeats', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(updateOf(7, 'again'))));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'taken',
    ]);
    const kept = await rows();
    expect(kept.map(({ repeats }) => repeats)).toEqual([4]);
    expect(await balance()).toMatchObject({ received: 5, waiting: 1, duplicate: 4 });
  });

  test('repeated after it became a ticket changes nothing but the count', async () => {
    await post(updateOf(8, 'once'));
    await takeInbound(ctx, ticketed);

    await post(updateOf(8, 'once'));

    expect(await takeInbound(ctx, ticketed)).toBe(0);
    expect(await balance()).toMatchObject({ received: 2, ticketed: 1, duplicate: 1, waiting: 0 });
  });

  test('with a wrong secret, or none, is turned away, and the account says why', async () => {
    expect((await post(updateOf(9, 'forged'), 'guess')).status).toBe(401);
    expect((await post(updateOf(9, 'forged'), '')).status).toBe(401);

    expect(await rows()).toEqual([]);
    expect((await getAccount(db.read, bot.id)).problem).toMatchObject({ reason: 'wrong-secret' });
    channels.forgetKeys();
    await post(updateOf(9, 'the real one'));
    expect((await getAccount(db.read, bot.id)).problem).toBeNull();
  });

  test('to an address of nobody is not found', async () => {
    expect((await request(app).post('/hooks/telegram/nobody').send('{}')).status).toBe(404);
  });

  test.each([
    ['no JSON', '{"update_id": 1, "mess'],
    ['an empty body', ''],
    ['a number', '42'],
    ['a thousand arrays in each other', '['.repeat(1000) + ']'.repeat(1000)],
    [
      'half of a surrogate pair and NUL',
      String.raw`{"update_id":3,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"text":"a\u0000b\ud800"}}`,
    ],
  ])('of %s is kept and answered 200', async (_, body) => {
    expect((await post(body)).status).toBe(200);
    expect(await rows()).toHaveLength(1);

    await takeInbound(ctx, ticketed);

    expect((await rows())[0]?.state).toMatch(/ticketed|quarantined/);
    await balance();
  });

  test('that only tells who came or what was pinned is filed and not shown', async () => {
    const { text: _, ...message } = updateOf(11, '').message;
    await post({ update_id: 11, message: { ...message, new_chat_title: 'Renamed' } });
    await post({ update_id: 12, something_new: { id: 1 } });

    await takeInbound(ctx, ticketed);

    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['quarantined', 'service-message'],
      ['quarantined', 'unknown-kind'],
    ]);
    const shown = await listSetAside(db.read, { limit: 50 });
    expect(shown.items.map(({ reason }) => reason)).toEqual(['unknown-kind']);
    expect(await balance()).toMatchObject({ received: 2, quarantined: 2 });
  });
});

describe('taking', () => {
  test('goes in order of receipt within a chat, and many at once', async () => {
    for (let id = 1; id <= 30; id += 1) await post(updateOf(100 + id, `line ${id}`, 500 + (id % 3)));
    const heard: string[] = [];

    const taken = await takeInbound(ctx, async (inner, received) => {
      heard.push(textOf(received.said));
      return ticketed(inner, received);
    });

    expect(taken).toBe(30);
    expect(heard).toEqual(Array.from({ length: 30 }, (_, place) => `line ${place + 1}`));
  });

  test('of one that cannot be taken holds back its own chat only, and ends as failed after some attempts', async () => {
    await post(updateOf(201, 'poison', 601));
    await post(updateOf(202, 'behind it', 601));
    await post(updateOf(203, 'elsewhere', 602));
    const receive: Receive = async (inner, received) => {
      if (textOf(received.said) === 'poison') throw new Error('cannot be read');
      return ticketed(inner, received);
    };

    expect(await takeInbound(ctx, receive)).toBe(1);
    expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'ticketed']);
    for (let round = 0; round < 10; round += 1) {
      clock.set(clock.now().add({ minutes: 2 }));
      await takeInbound(ctx, receive);
      await balance();
    }

    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'failed-here'],
      ['ticketed', null],
      ['ticketed', null],
    ]);
    expect((await rows())[0]?.attempts).toBe(8);
  });

  test('two takers at once take each payload once', async () => {
    for (let id = 1; id <= 20; id += 1) await post(updateOf(300 + id, `line ${id}`));
    const heard: string[] = [];
    const receive: Receive = async (inner, received) => {
      heard.push(textOf(received.said));
      return ticketed(inner, received);
    };

    const taken = await Promise.all([takeInbound(ctx, receive), takeInbound(ctx, receive), takeInbound(ctx, receive)]);

    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect(heard).toEqual(Array.from({ length: 20 }, (_, place) => `line ${place + 1}`));
    expect(await balance()).toMatchObject({ received: 20, ticketed: 20 });
  });

  test('sets aside what a blocked sender wrote', async () => {
    await db.write
      .insert(blockedSenders)
      .values({ kind: 'telegram', value: '701', reason: 'spam', blockedAt: NOON, blockedBy: 'somebody' });
    await post(updateOf(401, 'buy now', 701));
    await post(updateOf(402, 'a question', 702));

    await takeInbound(ctx, ticketed);

    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['quarantined', 'blocked-sender'],
      ['ticketed', null],
    ]);
  });

  test('rests while the account is paused, and loses nothing', async () => {
    await pauseAccount(ctx, bot.id, true);
    expect((await post(updateOf(501, 'while you slept'))).status).toBe(200);
    expect(await takeInbound(ctx, ticketed)).toBe(0);

    await pauseAccount(ctx, bot.id, false);

    expect(await takeInbound(ctx, ticketed)).toBe(1);
    expect((await getAccountRow(db.read, bot.id)).paused).toBe(false);
  });

  test('that breaks at any point leaves every payload waiting or ended, never both or neither', async () => {
    for (let id = 1; id <= 5; id += 1) await post(updateOf(600 + id, `line ${id}`, 800 + id));
    const away = Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' });
    for (let broken = 1; broken <= 5; broken += 1) {
      let calls = 0;
      const receive: Receive = async (inner, received) => {
        calls += 1;
        if (calls === broken) throw away;
        return ticketed(inner, received);
      };
      await expect(takeInbound(ctx, receive)).rejects.toThrow('gone');
      expect(await balance()).toMatchObject({ received: 5, waiting: 5 });
    }

    await takeInbound(ctx, ticketed);

    expect(await balance()).toMatchObject({ received: 5, ticketed: 5 });
    expect((await db.read.select().from(inbound).where(eq(inbound.attempts, 1))).length).toBe(5);
  });
});
