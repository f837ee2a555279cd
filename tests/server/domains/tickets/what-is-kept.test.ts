import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import {
  moveTicket,
  openTicket,
  promiseTicket,
  replyToTicket,
  snoozeTicket,
  wakeTickets,
} from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import { takeBackMessage } from '../../../../server/domains/tickets/take-back-message.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const ana = await makePerson(ctx, { name: 'Ana Watch' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);

let chats = 6000;
async function newTicket() {
  chats += 1;
  const outcome = await write(ctx, bot, 'telegram', { chat: String(chats) });
  return { id: TicketId.parse(outcome.ticketId), seen: MessageId.parse(outcome.messageId), chat: String(chats) };
}
type Made = Awaited<ReturnType<typeof newTicket>>;
const rowOf = async (id: TicketId) => (await ctx.read.select().from(tickets).where(eq(tickets.id, id)))[0];
const inHours = (hours: number) => clock.now().add({ hours }).toString();
const promise = (id: TicketId, hours: number, text: string) => promiseTicket(desk, id, { at: inHours(hours), text });
const waitInside = (id: TicketId) => moveTicket(desk, id, { move: 'wait-inside', on: 'bank' });

describe('an answer that is taken back leaves a ticket as it was', () => {
  test.each<[string, 'wait' | 'close', (made: Made) => Promise<unknown>]>([
    ['untouched', 'wait', async () => undefined],
    ['waiting for the bank', 'wait', ({ id }) => waitInside(id)],
    ['asleep', 'wait', ({ id }) => snoozeTicket(desk, id, inHours(2))],
    ['promised', 'close', ({ id }) => promise(id, 3, 'call back')],
    ['done', 'wait', ({ id }) => moveTicket(desk, id, { move: 'close' })],
  ])('%s', async (_, afterwards, bring) => {
    const made = await newTicket();
    await bring(made);
    const before = await rowOf(made.id);
    const { messageId } = await replyToTicket(desk, {
      ticketId: made.id,
      text: 'Too fast',
      seen: made.seen,
      afterwards,
    });
    const between = await rowOf(made.id);

    await takeBackMessage(desk, messageId);

    expect(between?.status).not.toBe(before?.status);
    expect({ ...(await rowOf(made.id)), revision: 0 }).toEqual({ ...before, revision: 0 });
  });
});

test('answered and closed, nothing is promised any more', async () => {
  const { id, seen } = await newTicket();
  await promise(id, 3, 'call back');

  await replyToTicket(desk, { ticketId: id, text: 'Done', seen, afterwards: 'close' });

  expect(await rowOf(id)).toMatchObject({ status: 'done', promisedAt: null, promise: null });
});

test('what wakes asks for what it asked for before, and waits for nobody', async () => {
  const [loop, bank] = [await newTicket(), await newTicket()];
  await waitInside(loop.id);
  await moveTicket(desk, loop.id, { move: 'inside-acted' });
  await waitInside(bank.id);
  for (const { id } of [loop, bank]) await snoozeTicket(desk, id, inHours(1));
  clock.set(NOON.add({ hours: 1 }));

  await wakeTickets(ctx);

  expect(await rowOf(loop.id)).toMatchObject({ status: 'close-the-loop', snoozedUntil: null });
  expect(await rowOf(bank.id)).toMatchObject({ status: 'needs-first-answer', waitingOn: null });
  clock.set(NOON);
});

test.each([
  ['the one that goes on', [undefined, 2], { hours: 2, text: 'into' }],
  ['the one that ends', [3, undefined], { hours: 3, text: 'from' }],
  ['both, by the earlier time', [1, 4], { hours: 1, text: 'from; into' }],
])('a merge keeps what was promised in %s', async (_, [from, into], kept) => {
  const target = await newTicket();
  const contact = { name: 'Anna Payer', identity: { kind: 'telegram' as const, value: target.chat } };
  const source = await openTicket(desk, NewTicket.parse({ subject: 'Call', text: 'They called', contact }));
  if (from !== undefined) await promise(source.id, from, 'from');
  if (into !== undefined) await promise(target.id, into, 'into');

  await mergeTicket(desk, source.id, target.id);

  const row = await rowOf(target.id);
  expect(row?.promise).toBe(kept.text);
  expect(row?.promisedAt?.toString()).toBe(inHours(kept.hours));
});
