import { expect, test } from 'vitest';
import { createPace, sendOutbound } from '../../../../server/domains/channels/index.ts';
import { decideMessage } from '../../../../server/domains/tickets/decide-message.ts';
import { getTicket, noteDelivery, replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { conversations } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { makeBot, testChannels } from '../../../support/channels.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { fakeTelegram, VERA } from '../../../support/fake-telegram.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, putOnDuty, receive, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'send-outbound' }, 'all');
const channels = testChannels(services);
const telegram = await fakeTelegram(clock);
const bot = await makeBot(ctx, { apiRoot: telegram.origin });
const person = await makePerson(ctx, { role: 'engineer' });
await putOnDuty(ctx, person.id);
const ana = asPerson(ctx, db, person);
const said: { chatId: number; text: string }[] = [];
telegram.onSaid(({ chatId, text }) => said.push({ chatId, text }));

/** Long enough apart for every rate. */
async function sendAll(): Promise<void> {
  for (const _ of [1, 2]) {
    clock.set(clock.now().add({ minutes: 1 }));
    await sendOutbound(
      ctx,
      channels,
      createPace(() => clock.now().epochMilliseconds),
    );
  }
}

async function answered(chat: string, text: string) {
  const { ticketId } = await write(ctx, bot.id, 'telegram', { chat, from: '501' });
  if (ticketId === undefined) throw new Error('a ticket is expected');
  const { lastInboundId: seen } = await getTicket(ctx, ticketId);
  return { ticketId, ...(await replyToTicket(ana, { ticketId, text, seen, files: [] })) };
}

const movesTo = (chat: number) =>
  telegram.stumble('sendMessage', {
    kind: 'refuse',
    code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: chat },
  });

/** The group is known to the Bot API under the number that it has now. */
const lives = (id: number) => telegram.write(VERA, { text: 'hello', group: { id, title: 'Shop' } });

test('an answer that found the chat under another number goes there when it is sent again', async () => {
  lives(-1001234);
  const { messageId, ticketId } = await answered('-77', 'It is paid.');
  movesTo(-1001234);
  await sendAll();
  await noteDelivery(ctx, messageId);
  await noteDelivery(ctx, messageId);

  await decideMessage(ana, messageId, 'send-again');
  await sendAll();

  expect(said).toEqual([{ chatId: -1001234, text: 'It is paid.' }]);
  const next = await write(ctx, bot.id, 'telegram', { chat: '-1001234', from: '501', text: 'Thank you, and order 5?' });
  expect(next).toMatchObject({ state: 'joined', ticketId });
});

test('what waits to leave when a chat says that it moved goes to where it is now, of its topics too', async () => {
  lives(-1005678);
  said.length = 0;
  await answered('-78', 'Of the group.');
  await answered('-78:7', 'Of its topic.');

  await receive(ctx, bot.id, 'telegram', {
    kind: 'moved',
    conversation: { address: '-78', kind: 'group' },
    at: NOON.toString({ fractionalSecondDigits: 6 }),
    to: '-1005678',
  });
  await sendAll();

  expect(said.map(({ chatId }) => chatId)).toEqual([-1005678, -1005678]);
  const places = await db.read.select({ address: conversations.address }).from(conversations);
  expect(places.map(({ address }) => address)).toEqual(expect.arrayContaining(['-1005678', '-1005678:7']));
});

test('where a supergroup counts its messages anew, a number means the newer message that has it', async () => {
  const group = (text: string, chat: string, from: string, providerMessageId: string) =>
    write(ctx, bot.id, 'telegram', { chat, from, text, providerMessageId });
  const old = await group('Declined in May', '-79', '601', '5');
  await receive(ctx, bot.id, 'telegram', {
    kind: 'moved',
    conversation: { address: '-79', kind: 'group' },
    at: NOON.toString({ fractionalSecondDigits: 6 }),
    to: '-1007900',
  });
  const young = await group('Refund of June', '-1007900', '602', '5');

  const edited = await receive(ctx, bot.id, 'telegram', {
    kind: 'edit',
    conversation: { address: '-1007900', kind: 'group' },
    providerMessageId: '5',
    at: clock.now().toString({ fractionalSecondDigits: 6 }),
    text: 'Refund of July',
  });
  const threading = { replyTo: '5' };
  const reply = await write(ctx, bot.id, 'telegram', { chat: '-1007900', from: '603', text: 'Same here', threading });

  expect(young.ticketId).not.toBe(old.ticketId);
  expect(edited).toMatchObject({ state: 'joined', messageId: young.messageId });
  expect(reply).toMatchObject({ state: 'joined', ticketId: young.ticketId });
});
