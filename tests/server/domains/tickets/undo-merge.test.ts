import { expect, test } from 'vitest';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { attachTransaction, getTicket, listTickets, promiseTicket } from '../../../../server/domains/tickets/index.ts';
import { markRead } from '../../../../server/domains/tickets/mark-read.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { undoMerge } from '../../../../server/domains/tickets/undo-merge.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { type ShopId, TicketId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

/* A merge that was a mistake leaves nothing behind: neither in the ticket that went on in another, nor in that other. */
const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const mailbox = await makeAccount(ctx, 'email');
const [engineer, manager] = [await makePerson(ctx, {}), await makePerson(ctx, { role: 'account-manager' })];
await putOnDuty(ctx, engineer.id);
const desk = asPerson(ctx, db, engineer);
const own = asPerson(ctx, db, manager, 'own');
const lavka = await createMerchant(ctx, MerchantInput.parse({ name: 'Lavka', accountManagerId: manager.id }));
const kniga = await createMerchant(ctx, MerchantInput.parse({ name: 'Kniga' }));
await addShop(ctx, lavka.id, 3610 as ShopId, ShopInput.parse({ name: 'Lavka', domain: 'lavka.example' }));
await addShop(ctx, kniga.id, 3620 as ShopId, ShopInput.parse({ name: 'Kniga', domain: 'kniga.example' }));
const [UID, OTHER] = [TransactionUid.parse('37746555-bbdad687b0'), TransactionUid.parse('88888888-dddddddddd')];
await mergeTransactions(ctx, {
  knowledge: 'webhook',
  origin: 'test',
  documents: [
    { uid: UID, shopId: 3610 },
    { uid: OTHER, shopId: 3620 },
  ].map((one) => ({
    transaction: {
      ...one,
      type: 'payment' as const,
      status: 'failed' as const,
      amountMinor: 100,
      currency: 'BYN',
      createdAt: '2026-11-08T16:04:31.000000Z',
    },
    document: '{}',
  })),
});

let writers = 0;
/** Two requests of one writer. */
async function twoOf(): Promise<[TicketId, TicketId]> {
  writers += 1;
  const chat = `writer${writers}@shop.example`;
  const a = await write(ctx, mailbox, 'email', { chat, text: 'first' });
  clock.set(clock.now().add({ minutes: 1 }));
  const b = await write(ctx, mailbox, 'email', { chat, text: 'second' });
  return [TicketId.parse(a.ticketId), TicketId.parse(b.ticketId)];
}
const stands = async (id: TicketId) => {
  const { status, dueAt, dueKind, merchantId, transactionUid, paidMerchant, promise, isUnread, lastLine } =
    await getTicket(desk, id);
  return { status, dueAt, dueKind, merchantId, transactionUid, paidMerchant, promise, isUnread, lastLine };
};

test('what the other took over goes back: its merchant, its payment, its promise, and that it asks for us', async () => {
  const [into, from] = await twoOf();
  await changeTicket(desk, from, { merchantId: lavka.id });
  await attachTransaction(desk, { ticketId: from, uid: UID });
  await promiseTicket(desk, from, { at: clock.now().add({ hours: 2 }).toString(), text: 'the answer of the bank' });
  await moveTicket(desk, into, { move: 'close' });
  const before = [await stands(from), await stands(into)];

  await mergeTicket(desk, from, into);
  const merged = await stands(into);
  const seenWhileMerged = (await listTickets(own, { view: 'status:needs-first-answer', limit: 50 })).items.length;
  await undoMerge(desk, from);

  expect(merged).toMatchObject({ status: 'needs-first-answer', merchantId: lavka.id, transactionUid: UID });
  expect(merged.lastLine).toBe('second');
  expect([await stands(from), await stands(into)]).toEqual(before);
  expect(seenWhileMerged).toBe(1);
  await expect(getTicket(own, into)).rejects.toMatchObject({ code: 'not_found' });
});

test('what was done there since stays done', async () => {
  const [into, from] = await twoOf();
  await attachTransaction(desk, { ticketId: from, uid: UID });
  await mergeTicket(desk, from, into);
  await changeTicket(desk, into, { merchantId: lavka.id });
  await attachTransaction(desk, { ticketId: into, uid: null });
  await moveTicket(desk, into, { move: 'wait-inside', on: 'bank' });
  await markRead(desk, into);

  await undoMerge(desk, from);

  expect(await stands(into)).toMatchObject({
    status: 'waiting-inside',
    merchantId: lavka.id,
    transactionUid: null,
    isUnread: false,
  });
  expect(await stands(from)).toMatchObject({ status: 'needs-first-answer', transactionUid: UID });
});

test('two requests about payments to two merchants do not become one, though one person wrote them', async () => {
  const [a, b] = await twoOf();
  await attachTransaction(desk, { ticketId: a, uid: UID });
  await attachTransaction(desk, { ticketId: b, uid: OTHER });

  await expect(mergeTicket(desk, a, b)).rejects.toMatchObject({ reason: 'merchants-differ' });
});
