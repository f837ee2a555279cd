import { expect, test } from 'vitest';
import { listOutbound } from '../../server/domains/channels/index.ts';
import { getAccount } from '../../server/domains/channels/queries.ts';
import { getTicket, listTickets, replyToTicket } from '../../server/domains/tickets/index.ts';
import { systemClock } from '../../server/platform/system-clock.ts';
import { makeBot } from '../support/channels.ts';
import { freshDatabase, testContext } from '../support/database.ts';
import { everythingStored } from '../support/everything-stored.ts';
import { fakeTelegram, VERA } from '../support/fake-telegram.ts';
import { makePerson, signedIn } from '../support/people.ts';
import { finderOf, plantedCards } from '../support/planted-cards.ts';
import { until } from '../support/until.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * The whole program with a bot that asks a Bot API on loopback: what is written becomes a ticket, what is answered
 * arrives, and no card number stays anywhere on the way (D-01, D-02, D-03).
 */
const db = await freshDatabase();
const lines: string[] = [];
await listeningApp(db, { clock: systemClock, log: (line) => void lines.push(line) });
const telegram = await fakeTelegram(systemClock);
const said: string[] = [];
telegram.onSaid(({ text }) => said.push(text));
const person = await makePerson(testContext(db), { role: 'engineer' });
const { actor } = await signedIn(testContext(db), person);
const ctx = testContext(db, { clock: systemClock, actor });
const bot = await makeBot(testContext(db, { clock: systemClock }), { apiRoot: telegram.origin, mode: 'polling' });

const balance = async () => (await getAccount(db.read, bot.id)).balance;
const isTaken = (received: number) => async () => {
  const now = await balance();
  return now.received >= received && now.waiting === 0;
};

test('a question becomes a ticket, and the answer arrives', async () => {
  telegram.write(VERA, { text: 'Where is my payment?' });
  await until(isTaken(1));
  const { items } = await listTickets(ctx, { view: '', limit: 10 });
  const [row] = items;
  if (row === undefined) throw new Error('there is no ticket');
  const ticket = await getTicket(ctx, row.id);

  const { messageId } = await replyToTicket(ctx, {
    ticketId: row.id,
    text: 'It is on its way.',
    seen: ticket.lastInboundId,
  });
  await until(async () => (await listOutbound(db.read, [messageId]))[0]?.state === 'sent');

  expect(row).toMatchObject({ channel: 'telegram', writerName: 'Vera', lastLine: 'Where is my payment?' });
  expect(said).toEqual(['It is on its way.']);
});

test('card numbers in every field of updates stay nowhere: no table, no line of the log', async () => {
  const cards = plantedCards(600, 20_261_125);
  const find = finderOf(cards);
  const next = () => cards.pop()?.text ?? '';
  const before = await balance();
  const chat = { id: 777, type: 'private', first_name: 'Ana' };

  for (let id = 1; id <= 40; id += 1)
    telegram.deliver({
      message: {
        message_id: id,
        date: 1_793_000_000,
        chat: id % 2 === 0 ? chat : { id: -1_000 - id, type: 'group', title: next() },
        from: { id: 777, is_bot: false, first_name: `Ana ${next()}`, last_name: next(), username: next() },
        ...(id % 3 === 0 ? { caption: `see ${next()}` } : { text: `my card ${next()} was charged` }),
        contact: { first_name: next(), phone_number: next(), vcard: next() },
        document: { file_id: `file${id}x`, file_name: `${next()}.pdf`, mime_type: 'application/pdf' },
        poll: { question: next(), options: [{ text: next() }] },
        quote: { text: next() },
        reply_to_message: { message_id: 1, chat, date: 5, text: next() },
        forward_origin: { type: 'hidden_user', sender_user_name: next() },
      },
    });
  telegram.deliver({ [next()]: { anything: next() } });
  await until(isTaken(before.received + 41));

  const places = (await everythingStored(db)).flatMap(({ table, text }) => {
    const found = find(text);
    return found === undefined ? [] : [`${table}: ${found.length} signs`];
  });
  expect(places).toEqual([]);
  expect(lines.filter((line) => find(line) !== undefined)).toEqual([]);
  const { received, ...ends } = await balance();
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  expect(ends.failed).toBe(0);
});

test('a burst is taken to its end, once each', async () => {
  const before = await balance();
  for (let n = 0; n < 150; n += 1)
    telegram.write({ id: 9_000 + (n % 50), firstName: 'Payer' }, { text: `question ${n} of many` });

  await until(isTaken(before.received + 150));

  const { received, failed } = await balance();
  expect(received).toBe(before.received + 150);
  expect(failed).toBe(before.failed);
});
