import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { changeMerchant } from '../../../server/domains/merchants/change-merchant.ts';
import { MerchantInput } from '../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../server/domains/merchants/index.ts';
import { mergeMerchants } from '../../../server/domains/merchants/merge-merchants.ts';
import { bindConversation, getTicket, moveTicket } from '../../../server/domains/tickets/index.ts';
import { conversations } from '../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../server/kernel/clock.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { createLogger } from '../../../server/platform/logger.ts';
import { startRelay } from '../../../server/platform/outbox/relay.ts';
import { followMerchantReaction } from '../../../server/reactions/follow-merchant.ts';
import { freshDatabase, NOON, testServices } from '../../support/database.ts';
import { makeAccount, write } from '../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, {
  clock,
  reactionsTo: (type) => (type === 'merchant.moved' ? ['follow-merchant'] : []),
});
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');
const bot = await makeAccount(ctx);

async function react(): Promise<void> {
  const reactions = [followMerchantReaction(services)];
  const relay = startRelay({ db: db.write, clock, log: createLogger('silent'), reactions });
  await relay.drain();
  await relay.stop();
}

let chats = 0;

/** A ticket from a group that is bound to this merchant. */
async function ticketOf(merchantId: Awaited<ReturnType<typeof createMerchant>>['id']): Promise<TicketId> {
  chats += 1;
  const chat = `-10070${chats}`;
  const { ticketId } = await write(ctx, bot, 'telegram', { chat, text: 'Nothing arrives' });
  const [found] = await db.read.select().from(conversations).where(eq(conversations.address, chat));
  if (found === undefined) throw new Error('the chat is known');
  await bindConversation(ctx, found.id, { merchantId, reason: 'Known' });
  return TicketId.parse(ticketId);
}

test('a merchant that gets another name has it on its tickets, open and done', async () => {
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name: 'Old name' }));
  const [open, done] = [await ticketOf(merchant.id), await ticketOf(merchant.id)];
  await moveTicket(ctx, done, { move: 'close' });
  const { revision } = await getTicket(ctx, open);

  await changeMerchant(ctx, merchant.id, MerchantInput.parse({ name: 'New name' }));
  await react();

  for (const id of [open, done]) expect(await getTicket(ctx, id)).toMatchObject({ merchantName: 'New name' });
  expect((await getTicket(ctx, open)).revision).toBeGreaterThan(revision);
});

test('tickets and chats of a merchant that goes on in another are that one’s', async () => {
  const from = await createMerchant(ctx, MerchantInput.parse({ name: 'Twice entered' }));
  const into = await createMerchant(ctx, MerchantInput.parse({ name: 'Entered right' }));
  const [open, done] = [await ticketOf(from.id), await ticketOf(from.id)];
  await moveTicket(ctx, done, { move: 'close' });

  await mergeMerchants(ctx, from.id, into.id);
  await react();
  await react();

  for (const id of [open, done])
    expect(await getTicket(ctx, id)).toMatchObject({ merchantId: into.id, merchantName: 'Entered right' });
  expect(await db.read.select().from(conversations).where(eq(conversations.merchantId, from.id))).toEqual([]);
});

test('what changes of a merchant beside its name moves no ticket', async () => {
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name: 'Same name' }));
  const id = await ticketOf(merchant.id);
  const before = await getTicket(ctx, id);

  await changeMerchant(ctx, merchant.id, MerchantInput.parse({ name: 'Same name', note: 'Calls on Mondays' }));
  await react();

  expect(await getTicket(ctx, id)).toEqual(before);
});
