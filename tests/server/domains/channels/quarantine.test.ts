import { beforeEach, expect, test } from 'vitest';
import { blockSender } from '../../../../server/domains/channels/block-sender.ts';
import { decideInbound, keepInbound, takeInbound } from '../../../../server/domains/channels/index.ts';
import { getAccount, getInbound, listBlocked, listSetAside } from '../../../../server/domains/channels/queries.ts';
import { channelTallies, inbound } from '../../../../server/domains/channels/tables.ts';
import type { Receive, ReceivedMessage } from '../../../../server/domains/channels/take-inbound.ts';
import { parseUpdate } from '../../../../server/domains/channels/telegram/parse.rules.ts';
import { unblockSender } from '../../../../server/domains/channels/unblock-sender.ts';
import { MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { makeBot, makeSetAside } from '../../../support/channels.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const bot = await makeBot(ctx);
const SPAMMER = { kind: 'telegram', value: '701' } as const;

beforeEach(async () => {
  await db.write.delete(inbound);
  await db.write.delete(channelTallies);
});

const heard: ReceivedMessage[] = [];
const receive: Receive = async (_, received) => {
  heard.push(received);
  return { state: 'ticketed', ticketId: newId(TicketId), messageId: newId(MessageId) };
};

async function write(id: number, text: string, chat = 701) {
  const update = {
    update_id: id,
    message: {
      message_id: id,
      date: 5,
      chat: { id: chat, type: 'private' },
      from: { id: chat, first_name: 'S' },
      text,
    },
  };
  const { said, original } = parseUpdate(update, '2026-11-09T09:00:00.000000Z');
  const row = { accountId: bot.id, deliveryKey: String(id), lane: String(chat), said, original, receivedAt: NOON };
  await keepInbound(db.write, [row]);
  await takeInbound(ctx, receive);
}

const balance = async () => (await getAccount(db.read, bot.id)).balance;

test('one key makes a ticket of what nobody could read, with all that came', async () => {
  const id = await makeSetAside(ctx, bot);

  const ticketId = await decideInbound(ctx, id, 'ticket', receive);

  expect(await getInbound(db.read, id)).toMatchObject({ state: 'ticketed', reason: null, ticketId });
  expect(heard.at(-1)).toMatchObject({ insist: true, said: { kind: 'message', text: '{"telepathy":true}' } });
  expect(await balance()).toMatchObject({ received: 1, quarantined: 0, ticketed: 1 });
  await expect(decideInbound(ctx, id, 'ticket', receive)).rejects.toMatchObject({ reason: 'already-decided' });
});

test('what is tried again is taken like everything else', async () => {
  const id = await makeSetAside(ctx, bot);

  await decideInbound(ctx, id, 'again', receive);
  expect(await balance()).toMatchObject({ received: 1, waiting: 1, quarantined: 0 });
  await takeInbound(ctx, receive);

  expect(await getInbound(db.read, id)).toMatchObject({ state: 'quarantined', reason: 'unknown-kind' });
  expect(await balance()).toMatchObject({ received: 1, waiting: 0, quarantined: 1 });
});

test('what is dismissed stays counted and is not shown any more', async () => {
  const id = await makeSetAside(ctx, bot);
  expect((await listSetAside(db.read, { limit: 50 })).items).toHaveLength(1);

  await decideInbound(ctx, id, 'dismiss', receive);

  expect((await listSetAside(db.read, { limit: 50 })).items).toEqual([]);
  expect(await balance()).toMatchObject({ received: 1, quarantined: 1 });
});

test('two people who decide at once decide once', async () => {
  const id = await makeSetAside(ctx, bot);

  const decided = await Promise.allSettled([1, 2, 3].map(() => decideInbound(ctx, id, 'ticket', receive)));

  expect(decided.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await balance()).toMatchObject({ quarantined: 0, ticketed: 1 });
});

test('a blocked sender goes to quarantine with a name to unblock, and comes back when let in', async () => {
  await blockSender(ctx, SPAMMER, 'writes to everybody');
  await expect(
    blockSender(ctx, { kind: 'email', value: '4111111111111111@bulk.example' }, 'a card'),
  ).rejects.toMatchObject({ reason: 'holds-card-number' });
  await write(1, 'buy now');
  await write(2, 'buy more');

  const page = await listSetAside(db.read, { limit: 1 });
  expect(page.items[0]).toMatchObject({ reason: 'blocked-sender', text: 'buy more', identity: SPAMMER });
  expect((await listSetAside(db.read, { limit: 1, after: page.next })).items[0]?.text).toBe('buy now');
  expect(await listBlocked(db.read)).toMatchObject([{ identity: SPAMMER, reason: 'writes to everybody', stopped: 2 }]);

  await unblockSender(ctx, SPAMMER);
  await write(3, 'sorry');

  expect(await listBlocked(db.read)).toEqual([]);
  expect(await balance()).toMatchObject({ received: 3, quarantined: 2, ticketed: 1 });
  await expect(unblockSender(ctx, SPAMMER)).rejects.toMatchObject({ reason: 'blocked-sender-not-found' });
});

test('what a blocked sender makes of earlier words is set aside too', async () => {
  await write(21, 'a question');
  await blockSender(ctx, SPAMMER, 'writes to everybody');
  const edited = {
    message_id: 21,
    date: 5,
    edit_date: 6,
    chat: { id: 701, type: 'private' },
    from: { id: 701, first_name: 'S' },
    text: 'buy now',
  };
  const { said, original } = parseUpdate({ update_id: 22, edited_message: edited }, '2026-11-09T09:00:00.000000Z');
  await keepInbound(db.write, [
    { accountId: bot.id, deliveryKey: '22', lane: '701', said, original, receivedAt: NOON },
  ]);
  await takeInbound(ctx, receive);

  expect((await listSetAside(db.read, { limit: 50 })).items).toMatchObject([
    { reason: 'blocked-sender', text: 'buy now', identity: SPAMMER },
  ]);
  expect(heard.at(-1)).toMatchObject({ said: { kind: 'message', text: 'a question' } });
  await unblockSender(ctx, SPAMMER);
});

test('a ticket is made of what a blocked sender wrote, when somebody insists', async () => {
  await blockSender(ctx, SPAMMER, 'writes to everybody');
  await expect(
    blockSender(ctx, { kind: 'email', value: '4111111111111111@bulk.example' }, 'a card'),
  ).rejects.toMatchObject({ reason: 'holds-card-number' });
  await write(9, 'a real question');
  const [row] = (await listSetAside(db.read, { limit: 50 })).items;
  if (row === undefined) throw new Error('nothing was set aside');

  await decideInbound(ctx, row.id, 'ticket', receive);

  expect(heard.at(-1)).toMatchObject({ insist: true, said: { text: 'a real question' } });
});
