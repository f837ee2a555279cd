import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { moveTicket, noteOnTicket, openTicket } from '../../../../server/domains/tickets/index.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { TicketId } from '../../../../server/kernel/ids.ts';
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
