import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Channels,
  createPace,
  decideOutbound,
  getAccountRow,
  listOutbound,
  pauseAccount,
  queueOutbound,
  sendOutbound,
  takeBackOutbound,
} from '../../../../server/domains/channels/index.ts';
import type { Channel, Outgoing, SendOutcome } from '../../../../server/domains/channels/port.ts';
import { outbound } from '../../../../server/domains/channels/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { outboxEvents } from '../../../../server/platform/outbox/tables.ts';
import { makeBot, testChannels } from '../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { fakeTelegram, VERA } from '../../../support/fake-telegram.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'send-outbound' }, 'all');
const channels = testChannels(services);
const telegram = await fakeTelegram(clock);
const bot = await makeBot(ctx, { apiRoot: telegram.origin });
const said: { chatId: number; text: string }[] = [];
telegram.onSaid(({ chatId, text }) => said.push({ chatId, text }));

beforeEach(async () => {
  clock.set(clock.now().add({ minutes: 10 }));
  await db.write.delete(outbound);
  said.length = 0;
});

interface Given {
  address?: string;
  holdSeconds?: number;
  replyTo?: string;
}

async function queue(text: string, { address = '501', holdSeconds = 0 }: Given = {}): Promise<MessageId> {
  const messageId = newId(MessageId);
  const at = clock.now();
  await ctx.change('ticket.reply', messageId, (write) =>
    queueOutbound(write, {
      messageId,
      accountId: bot.id,
      address,
      content: { text, files: [] },
      at,
      holdUntil: at.add({ seconds: holdSeconds }),
      stream: 'ticket:test',
    }),
  );
  return messageId;
}

/** Sends until nothing is ready; rates are kept by a clock that jumps over every wait. */
async function sendAll(given: Channels = channels): Promise<void> {
  let now = 0;
  const pace = createPace(() => now);
  for (let waitMs = await sendOutbound(ctx, given, pace); waitMs !== undefined; ) {
    now += waitMs;
    clock.set(clock.now().add({ milliseconds: waitMs }));
    waitMs = await sendOutbound(ctx, given, pace);
  }
}

const deliveryOf = async (id: MessageId) => (await listOutbound(db.read, [id]))[0];

/** The same channels with a send of the test's own. */
function sendingWith(send: (outgoing: Outgoing) => Promise<SendOutcome>): Channels {
  const channel: Channel = { send, test: async () => [] };
  return { ...channels, open: (row) => ({ ...channels.open(row), channel }) };
}

describe('a message', () => {
  test('leaves, and what the provider calls it is kept', async () => {
    telegram.write(VERA, { text: 'hello' });
    const id = await queue('We are looking into it.');

    await sendAll();

    expect(said).toEqual([{ chatId: 501, text: 'We are looking into it.' }]);
    expect(await deliveryOf(id)).toMatchObject({
      state: 'sent',
      failure: null,
      providerMessageId: expect.stringMatching(/^\d+$/),
    });
    const events = await db.read.select().from(outboxEvents).where(eq(outboxEvents.subjectId, id));
    const states = events.filter(({ stream }) => stream === 'ticket:test').map(({ data }) => data.state);
    expect(states).toEqual(['queued', 'sending', 'sent']);
  });

  test('can be taken back while it is held, and not after', async () => {
    telegram.write(VERA, { text: 'hello' });
    const id = await queue('Too hasty', { holdSeconds: 3 });
    await sendAll();
    expect((await deliveryOf(id))?.state).toBe('queued');

    await ctx.change('message.take-back', id, (write) => takeBackOutbound(write, id));
    clock.set(clock.now().add({ seconds: 5 }));
    await sendAll();

    expect(said).toEqual([]);
    expect((await deliveryOf(id))?.state).toBe('taken-back');
    const refused = ctx.change('message.take-back', id, (write) => takeBackOutbound(write, id));
    await expect(refused).rejects.toMatchObject({ reason: 'already-sending' });
  });

  test('overtakes none to the same address, whatever holds that one up', async () => {
    telegram.write(VERA, { text: 'hello' });
    await queue('first', { holdSeconds: 8 });
    await queue('second');
    await sendAll();
    expect(said).toEqual([]);

    clock.set(clock.now().add({ seconds: 9 }));
    await sendAll();

    expect(said.map(({ text }) => text)).toEqual(['first', 'second']);
  });

  test('waits while the account is paused', async () => {
    telegram.write(VERA, { text: 'hello' });
    await pauseAccount(ctx, bot.id, true);
    const id = await queue('later');
    await sendAll();
    expect((await deliveryOf(id))?.state).toBe('queued');

    await pauseAccount(ctx, bot.id, false);
    await sendAll();

    expect((await deliveryOf(id))?.state).toBe('sent');
  });
});

describe('what goes wrong', () => {
  test('429: later, not before the time that was asked for', async () => {
    telegram.write(VERA, { text: 'hello' });
    telegram.stumble('sendMessage', {
      kind: 'refuse',
      code: 429,
      description: 'Too Many Requests: retry after 17',
      parameters: { retry_after: 17 },
    });
    const id = await queue('patience');
    await sendAll();

    expect(await deliveryOf(id)).toMatchObject({ state: 'queued', failure: { reason: 'rate-limited' } });
    clock.set(clock.now().add({ seconds: 16 }));
    await sendAll();
    expect(said).toEqual([]);
    clock.set(clock.now().add({ seconds: 2 }));
    await sendAll();

    expect(said).toHaveLength(1);
    expect(await deliveryOf(id)).toMatchObject({ state: 'sent', failure: null });
  });

  test('403: failed in Telegram’s words, and said to be blocked', async () => {
    telegram.write(VERA, { text: 'hello' });
    telegram.block(VERA);
    const id = await queue('anybody there?');

    await sendAll();

    expect(await deliveryOf(id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'blocked-by-user', words: expect.stringContaining('blocked') },
    });
  });

  test.each([
    '',
    '0',
    'vera@shop.example',
    '501 ',
    '99999999999999999999',
    '501:x',
  ])('an address that names no chat (%j): failed, and Telegram is not asked', async (address) => {
    const id = newId(MessageId);
    const { channel } = channels.open(await getAccountRow(db.read, bot.id));

    const outcome = await channel.send({ messageId: id, address, content: { text: 'hello', files: [] } });

    expect(outcome).toEqual({ outcome: 'failed', reason: 'bad-address', words: '' });
  });

  test('a chat that moved: failed, with where it went', async () => {
    telegram.stumble('sendMessage', {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1001234 },
    });
    const id = await queue('hello all', { address: '-77' });

    await sendAll();

    expect(await deliveryOf(id)).toMatchObject({
      state: 'failed',
      failure: { reason: 'chat-moved', movedTo: '-1001234' },
    });
  });

  test.each([
    ['before anything was done', 'reset-before' as const, 0],
    ['after it was done', 'reset-after' as const, 1],
  ])('a line that breaks %s: nobody can tell, so it is sent once and never again by itself', async (_, kind, arrived) => {
    telegram.write(VERA, { text: 'hello' });
    telegram.stumble('sendMessage', { kind });
    const id = await queue('once');

    await sendAll();
    clock.set(clock.now().add({ minutes: 30 }));
    await sendAll();

    expect(await deliveryOf(id)).toMatchObject({ state: 'unknown', failure: { reason: 'no-answer' } });
    expect(said).toHaveLength(arrived);
  });

  test('a Bot API that is not there: later, again and again, then it leaves', async () => {
    const away = await makeBot(ctx, { apiRoot: 'http://127.0.0.1:9', name: 'Away' });
    const id = newId(MessageId);
    await ctx.change('ticket.reply', id, (write) =>
      queueOutbound(write, {
        messageId: id,
        accountId: away.id,
        address: '501',
        content: { text: 'hello', files: [] },
        at: clock.now(),
        stream: 'ticket:test',
      }),
    );

    await sendAll();

    expect(await deliveryOf(id)).toMatchObject({ state: 'queued', failure: { reason: 'unreachable' } });
  });

  test('a process that ends while it sends leaves it unknown, and a person decides', async () => {
    telegram.write(VERA, { text: 'hello' });
    const id = await queue('half way');
    // As a kill leaves it: claimed, and nobody is at it.
    await db.write
      .update(outbound)
      .set({ state: 'sending', attempts: 1, dueAt: clock.now().add({ seconds: 60 }) })
      .where(eq(outbound.id, id));
    await sendAll();
    expect((await deliveryOf(id))?.state).toBe('sending');

    clock.set(clock.now().add({ seconds: 61 }));
    await sendAll();
    expect(await deliveryOf(id)).toMatchObject({ state: 'unknown', failure: { reason: 'interrupted' } });
    expect(said).toEqual([]);

    await ctx.change('message.decide', id, (write) => decideOutbound(write, id, 'send-again', clock.now()));
    await sendAll();

    expect(said.map(({ text }) => text)).toEqual(['half way']);
    const again = ctx.change('message.decide', id, (write) => decideOutbound(write, id, 'arrived', clock.now()));
    await expect(again).rejects.toMatchObject({ reason: 'nothing-to-decide' });
  });

  test('a send that throws is unknown; what was decided meanwhile is not overwritten', async () => {
    const id = await queue('thrown');
    const throwing = sendingWith(async () => {
      throw new Error('a fault of ours');
    });
    await sendAll(throwing);
    expect(await deliveryOf(id)).toMatchObject({ state: 'unknown', failure: { reason: 'failed-here' } });

    const slow = await queue('slow');
    await sendAll(
      sendingWith(async () => {
        await db.write.update(outbound).set({ state: 'unknown' }).where(eq(outbound.id, slow));
        return { outcome: 'sent', providerMessageId: '1' };
      }),
    );

    expect((await deliveryOf(slow))?.state).toBe('unknown');
  });

  test('many senders at once send each message once, in order', async () => {
    const order: string[] = [];
    const given = sendingWith(async ({ address, content }) => {
      order.push(`${address} ${content.text}`);
      return { outcome: 'sent', providerMessageId: String(order.length) };
    });
    for (let n = 0; n < 12; n += 1) await queue(String(n).padStart(2, '0'), { address: `60${n % 3}` });

    for (let round = 0; round < 4; round += 1) {
      clock.set(clock.now().add({ seconds: 2 }));
      await Promise.all([sendAll(given), sendAll(given), sendAll(given)]);
    }

    expect(order).toHaveLength(12);
    for (const address of ['600', '601', '602']) {
      const ofOne = order.filter((line) => line.startsWith(address));
      expect(ofOne).toEqual([...ofOne].sort());
    }
  });
});
