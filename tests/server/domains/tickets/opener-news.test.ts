import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { getTicket, moveTicket, noteOnTicket, openTicket } from '../../../../server/domains/tickets/index.ts';
import { markRead } from '../../../../server/domains/tickets/mark-read.ts';
import { countTickets, listTickets } from '../../../../server/domains/tickets/queries/list-tickets.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import type { TicketId } from '../../../../server/kernel/ids.ts';
import type { Context } from '../../../../server/platform/context.ts';
import { outboxEvents } from '../../../../server/platform/outbox/tables.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, putOnDuty } from '../../../support/tickets.ts';

/* Who opens a ticket for a merchant and has no desk of their own hears what the desk does about it. */
const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(NOON) });
const ana = await makePerson(ctx, { name: 'Ana Watch' });
const mara = await makePerson(ctx, { name: 'Mara Manager', role: 'account-manager' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);
const manager = asPerson(ctx, db, mara, 'own');
const merchant = await createMerchant(desk, MerchantInput.parse({ name: 'Own Shop', accountManagerId: mara.id }));

async function opened(by: Context): Promise<TicketId> {
  const contact = { name: 'Somebody', identity: null };
  const wanted = { subject: 'Limits', text: 'Please look at the limits', merchantId: merchant.id, contact };
  return (await openTicket(by, NewTicket.parse(wanted))).id;
}
const isNews = async (id: TicketId) => (await getTicket(manager, id)).isUnread;
const rings = (id: TicketId) =>
  ctx.read.$count(outboxEvents, and(eq(outboxEvents.type, 'opener.called'), eq(outboxEvents.subjectId, id)));

test('a note of the desk is news to who opened the ticket, until they have looked', async () => {
  const id = await opened(manager);
  expect(await isNews(id)).toBe(false);

  await noteOnTicket(desk, id, 'The limits are 100 a day.');

  expect(await isNews(id)).toBe(true);
  expect(await rings(id)).toBe(1);
  expect(await countTickets(manager, ['by:me is:unread status:any'])).toEqual([1]);
  await markRead(desk, id);
  expect(await isNews(id)).toBe(true);
  await markRead(manager, id);
  expect(await isNews(id)).toBe(false);
  expect(await countTickets(manager, ['by:me is:unread status:any'])).toEqual([0]);
});

test('a ticket that the desk closes stays among those that they opened, as news', async () => {
  const id = await opened(manager);

  await moveTicket(desk, id, { move: 'close' });

  const { items } = await listTickets(manager, { view: 'by:me status:any', limit: 200 });
  expect(items.find((row) => row.id === id)).toMatchObject({ status: 'done', isUnread: true });
  expect(await rings(id)).toBe(1);
});

test('what they say themselves is no news to them, and calls them to nothing', async () => {
  const id = await opened(manager);

  await noteOnTicket(manager, id, 'And by month?');

  expect(await isNews(id)).toBe(false);
  expect(await rings(id)).toBe(0);
});

test('that its owner has not read something is no news to who may only follow', async () => {
  const id = await opened(manager);

  expect((await getTicket(desk, id)).isUnread).toBe(true);
  expect(await isNews(id)).toBe(false);
});

test('who has a desk is called there, and not as an opener', async () => {
  const id = await opened(desk);

  await noteOnTicket(asPerson(ctx, db, await makePerson(ctx, { name: 'Oleg Second' })), id, 'Taken up.');

  expect(await rings(id)).toBe(0);
});

test('a view of somebody else’s opened tickets holds none of another merchant', async () => {
  const contact = { name: 'Somebody', identity: null };
  await openTicket(desk, NewTicket.parse({ subject: 'Other', text: 'Not theirs', contact }));

  const { items } = await listTickets(manager, { view: `by:${ana.id} status:any`, limit: 200 });
  expect(items.every((row) => row.merchantId === merchant.id)).toBe(true);
});
