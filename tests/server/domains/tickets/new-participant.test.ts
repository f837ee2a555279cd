import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inbound, outbound } from '../../../../server/domains/channels/tables.ts';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../../server/domains/merchants/index.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import {
  getTicket,
  listThread,
  openTicket,
  receiveMessage,
  replyToTicket,
} from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { getMessageOriginal } from '../../../../server/domains/tickets/queries/see-ticket.ts';
import { InboundId, MessageId, type TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, messageOf, type Wrote, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const ana = asPerson(ctx, db, await makePerson(ctx));
const mailbox = await makeAccount(ctx, 'email');
const shop = await createMerchant(ctx, MerchantInput.parse({ name: 'Shop' }));
const mail = (wrote: Wrote) => write(ctx, mailbox, 'email', wrote);

async function newTicket(chat: string): Promise<TicketId> {
  const { ticketId } = await mail({ chat, name: 'Vera of accounts', proof: { addressAligned: true } });
  if (ticketId === undefined) throw new Error('a ticket is expected');
  return ticketId;
}

async function threadOf(ticketId: TicketId) {
  const { items } = await listThread(ctx, ticketId, { limit: 50 });
  return {
    from: items.flatMap((entry) => (entry.entry === 'message' && entry.direction === 'in' ? [entry.from] : [])),
    joined: items.flatMap((entry) =>
      entry.entry === 'event' && entry.what === 'new-participant' ? [entry.facts] : [],
    ),
  };
}

test('somebody to whom our answer was sent on is seen to be another, whatever name they give themselves', async () => {
  const ticketId = await newTicket('vera@shop.example');

  await mail({ chat: 'eve@elsewhere.example', name: 'Vera of accounts', threading: { ticketToken: ticketId } });
  await mail({ chat: 'eve@elsewhere.example', name: 'Vera of accounts', threading: { ticketToken: ticketId } });
  await mail({ chat: 'vera@shop.example', name: 'Vera of accounts', threading: { ticketToken: ticketId } });

  expect(await threadOf(ticketId)).toEqual({
    from: [
      { address: 'vera@shop.example', isAnother: false, isVouched: true },
      { address: 'eve@elsewhere.example', isAnother: true, isVouched: false },
      { address: 'eve@elsewhere.example', isAnother: true, isVouched: false },
      { address: 'vera@shop.example', isAnother: false, isVouched: false },
    ],
    joined: [{ address: 'eve@elsewhere.example' }],
  });
});

test('who came with a ticket that goes on here is not answered there, and is nobody new', async () => {
  const [from, into] = [await newTicket('one@shop.example'), await newTicket('two@shop.example')];
  for (const ticketId of [from, into]) await changeTicket(ctx, ticketId, { merchantId: shop.id });
  await mergeTicket(ana, from, into);

  await mail({ chat: 'one@shop.example', threading: { ticketToken: from } });

  expect(await threadOf(into)).toMatchObject({
    from: [
      { address: 'one@shop.example', isAnother: true },
      { address: 'two@shop.example', isAnother: false },
      { address: 'one@shop.example', isAnother: true },
    ],
    joined: [],
  });
});

test('a message can be seen as it came', async () => {
  const id = newId(InboundId);
  const said = messageOf(ctx, 'email', { chat: 'cc@shop.example' });
  const original = '{"headers":[["to","help@desk.example"],["cc","boss@shop.example"]]}';
  await ctx.change('sample.build', id, ({ tx }) =>
    tx.insert(inbound).values({
      id,
      accountId: mailbox,
      deliveryKey: id,
      lane: 'cc@shop.example',
      state: 'waiting',
      said,
      original,
      receivedAt: NOON,
      repeats: 0,
      attempts: 0,
      dueAt: NOON,
    }),
  );
  const outcome = await receiveMessage(ctx, { id, accountId: mailbox, channel: 'email', said, receivedAt: NOON });

  expect(await getMessageOriginal(ana, MessageId.parse(outcome.messageId))).toEqual({
    original,
    ticketId: outcome.ticketId,
  });
});

test('an answer of ours has no sender and no original', async () => {
  const ticketId = await newTicket('plain@shop.example');
  const { lastInboundId: seen } = await getTicket(ctx, ticketId);
  const { messageId } = await replyToTicket(ana, { ticketId, text: 'Done', seen });

  const { items } = await listThread(ctx, ticketId, { limit: 50 });

  expect(items.find(({ id }) => id === messageId)).toMatchObject({ from: null, hasOriginal: false });
});

test('a mail that answers nothing does not look like an answer', async () => {
  const contact = { name: 'New', identity: { kind: 'email', value: 'new@shop.example' } };
  const wanted = NewTicket.parse({ subject: 'Your contract', text: 'Hello', contact, sendFrom: mailbox });
  const { id: ticketId, number } = await openTicket(ana, wanted);
  await mail({ chat: 'new@shop.example', threading: { ticketToken: ticketId } });
  const { lastInboundId: seen } = await getTicket(ctx, ticketId);
  await replyToTicket(ana, { ticketId, text: 'Thank you', seen });

  const sent = await db.read.select().from(outbound).where(eq(outbound.address, 'new@shop.example'));

  expect(sent.map(({ content }) => content.subject).sort()).toEqual([
    `Re: Your contract [#${number}]`,
    `Your contract [#${number}]`,
  ]);
});
