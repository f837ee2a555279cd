import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { moveTicket, noteOnTicket, openTicket } from '../../../../server/domains/tickets/index.ts';
import { markRead } from '../../../../server/domains/tickets/mark-read.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TicketId } from '../../../../server/kernel/ids.ts';
import { outboxEvents } from '../../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(NOON) });
const [ana, mara, tom] = [
  await makePerson(ctx, { name: 'Ana Watch' }),
  await makePerson(ctx, { name: 'Mara Manager', role: 'account-manager' }),
  await makePerson(ctx, { name: 'Tom Third', role: 'developer' }),
];
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);
const manager = asPerson(ctx, db, mara, 'own');
const merchant = await createMerchant(desk, MerchantInput.parse({ name: 'Own Shop', accountManagerId: mara.id }));

const rowOf = async (id: TicketId) => (await ctx.read.select().from(tickets).where(eq(tickets.id, id)))[0];
const asks = async () => {
  const { id } = await openTicket(
    manager,
    NewTicket.parse({
      subject: 'Limits',
      text: 'Please look at the limits',
      merchantId: merchant.id,
      writerSide: 'merchant',
      contact: { name: 'Mara', identity: null },
    }),
  );
  return id;
};

test('a note of the desk answers what an account manager opened, one of theirs asks again', async () => {
  const id = await asks();

  await noteOnTicket(desk, id, 'The limits are 100 a day.');
  const answered = await rowOf(id);
  await noteOnTicket(manager, id, 'And by month?');
  const asked = await rowOf(id);
  await moveTicket(desk, id, { move: 'close' });
  await noteOnTicket(manager, id, 'They still fail.');

  expect(answered).toMatchObject({
    status: 'waiting-outside',
    firstAnsweredAt: NOON,
    answerDueAt: null,
    dueKind: 'none',
  });
  expect(asked).toMatchObject({
    status: 'needs-next-answer',
    unreadSince: NOON,
    dueKind: 'next-answer',
    assigneeId: ana.id,
  });
  expect(await rowOf(id)).toMatchObject({ status: 'needs-next-answer', unreadSince: NOON, closedAt: null });
});

test('a note of who may not answer leaves the clock running, and so does one where the writer can be reached', async () => {
  const id = await asks();
  await noteOnTicket(asPerson(ctx, db, tom), id, 'I shall look.');
  const bot = await makeAccount(ctx);
  const chat = TicketId.parse((await write(ctx, bot, 'telegram', { chat: '801' })).ticketId);
  await noteOnTicket(desk, chat, 'The bank is asked.');

  for (const ticketId of [id, chat])
    expect(await rowOf(ticketId)).toMatchObject({ status: 'needs-first-answer', firstAnsweredAt: null });
});

test('what the third line says on what waits for them closes the loop, and its owner is called', async () => {
  const bot = await makeAccount(ctx);
  const waitFor = async (chat: string, on: 'developers' | 'bank') => {
    const id = TicketId.parse((await write(ctx, bot, 'telegram', { chat })).ticketId);
    await markRead(desk, id);
    await moveTicket(desk, id, { move: 'wait-inside', on, askAgainAt: NOON.add({ hours: 4 }).toString() });
    return id;
  };
  const [ours, banks] = [await waitFor('811', 'developers'), await waitFor('812', 'bank')];
  const before = await callsTo(ours);

  await noteOnTicket(desk, ours, 'Asked again.');
  const still = await rowOf(ours);
  for (const id of [ours, banks]) await noteOnTicket(asPerson(ctx, db, tom), id, 'Fixed, it is rolled out.');

  expect(still).toMatchObject({ status: 'waiting-inside', unreadSince: null });
  expect(await rowOf(ours)).toMatchObject({
    status: 'close-the-loop',
    waitingOn: null,
    snoozedUntil: null,
    unreadSince: NOON,
    dueKind: 'next-answer',
    assigneeId: ana.id,
  });
  expect(await callsTo(ours)).toBe(before + 1);
  // For the bank nobody of the desk's own people acts: it is read, and waits on.
  expect(await rowOf(banks)).toMatchObject({ status: 'waiting-inside', waitingOn: 'bank', unreadSince: NOON });
});

test('a manager for whom it waits has acted; in what they opened they ask again', async () => {
  const inside = TicketId.parse((await write(ctx, await makeAccount(ctx), 'telegram', { chat: '821' })).ticketId);
  await changeTicket(desk, inside, { merchantId: merchant.id });
  const opened = await asks();
  for (const id of [inside, opened]) {
    await moveTicket(desk, id, { move: 'wait-inside', on: 'colleague' });
    await noteOnTicket(manager, id, 'I have spoken to them.');
  }

  expect(await rowOf(inside)).toMatchObject({ status: 'close-the-loop', waitingOn: null });
  expect(await rowOf(opened)).toMatchObject({ status: 'needs-first-answer' });
});

const callsTo = (id: TicketId) =>
  ctx.read.$count(outboxEvents, and(eq(outboxEvents.subjectId, id), eq(outboxEvents.type, 'desk.called')));
