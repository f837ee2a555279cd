import { expect, test } from 'vitest';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { getTicket, listThread } from '../../../../server/domains/tickets/index.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MerchantId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(NOON) });
const bot = await makeAccount(ctx);
const desk = asPerson(ctx, db, await makePerson(ctx, { name: 'Ana Watch' }));
const lavka = (await createMerchant(ctx, MerchantInput.parse({ name: 'Lavka' }))).id;

let chats = 600;

async function written(): Promise<TicketId> {
  chats += 1;
  return TicketId.parse(
    (await write(ctx, bot, 'telegram', { chat: String(chats), text: 'Where is my money?' })).ticketId,
  );
}

/** What the thread tells, without the opening. */
async function told(id: TicketId) {
  const { items } = await listThread(ctx, id, { limit: 50 });
  return items.flatMap((entry) =>
    entry.entry === 'event' && entry.what !== 'opened' ? [{ what: entry.what, ...entry.facts }] : [],
  );
}

const LATER = NOON.add({ hours: 5 }).toString();

test.each([
  ['topic', { topic: 'refund' }, { what: 'topic-changed', from: 'other', to: 'refund' }],
  ['subject', { subject: 'Order 17' }, { what: 'subject-changed', to: 'Order 17' }],
  ['side', { writerSide: 'payer' }, { what: 'side-changed', to: 'payer' }],
  ['language', { language: 'be' }, { what: 'language-changed', to: 'be' }],
  ['deadline', { dueAt: LATER }, { what: 'deadline-changed', to: LATER }],
] as const)('the %s of a ticket is changed by hand, and the thread tells it', async (_name, change, happened) => {
  const id = await written();

  const changed = await changeTicket(desk, id, change);

  expect(changed).toMatchObject(change);
  expect(await told(id)).toEqual([happened]);
});

test('a merchant is given by hand, and taken off again', async () => {
  const id = await written();

  expect(await changeTicket(desk, id, { merchantId: lavka })).toMatchObject({
    merchantId: lavka,
    merchantName: 'Lavka',
  });
  expect(await changeTicket(desk, id, { merchantId: null })).toMatchObject({ merchantId: null, merchantName: null });
  expect(await told(id)).toEqual([
    { what: 'merchant-changed', to: 'Lavka' },
    { what: 'merchant-changed', to: '' },
  ]);
});

test('a merchant that nobody knows is refused, and nothing changes', async () => {
  const id = await written();
  const nobody = MerchantId.parse('00000000-0000-7000-8000-00000000dead');

  await expect(changeTicket(desk, id, { merchantId: nobody, topic: 'refund' })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await getTicket(desk, id)).topic).not.toBe('refund');
});

test('what stays the same is no event', async () => {
  const id = await written();
  const { topic, subject, writerSide, language, merchantId } = await getTicket(desk, id);

  await changeTicket(desk, id, { topic, subject, writerSide, language, merchantId });

  expect(await told(id)).toEqual([]);
});

test('a deadline does not lie in the past', async () => {
  const id = await written();
  const { dueAt } = await getTicket(desk, id);

  await expect(changeTicket(desk, id, { dueAt: NOON.toString() })).rejects.toMatchObject({
    code: 'unprocessable',
    reason: 'time-has-passed',
  });
  expect((await getTicket(desk, id)).dueAt).toBe(dueAt);
});

test('a ticket that waits for others has no deadline to be changed', async () => {
  const id = await written();
  await moveTicket(desk, id, { move: 'wait-outside' });

  await expect(changeTicket(desk, id, { dueAt: LATER })).rejects.toMatchObject({
    code: 'conflict',
    reason: 'nothing-is-due',
  });
  expect(await told(id)).toEqual([{ what: 'waits-outside' }]);
});
