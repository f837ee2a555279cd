import { describe, expect, test } from 'vitest';
import { attachPayment } from '../../../../server/domains/answers/attach-payment.ts';
import { chooseWay } from '../../../../server/domains/answers/choose-way.ts';
import { openByHand } from '../../../../server/domains/answers/open-by-hand.ts';
import { raiseProof } from '../../../../server/domains/answers/raise-proof.ts';
import { sendAnswer } from '../../../../server/domains/answers/send-answer.ts';
import { listOutbound } from '../../../../server/domains/channels/index.ts';
import { outbound } from '../../../../server/domains/channels/tables.ts';
import { ContactInput } from '../../../../server/domains/contacts/contract.ts';
import { giveIdentity } from '../../../../server/domains/contacts/index.ts';
import { saveMerchantContact } from '../../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { getTicket, listThread, receiveMessage } from '../../../../server/domains/tickets/index.ts';
import { InboundId, type MerchantId, type TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { write } from '../../../support/tickets.ts';
import { openAnswersDesk, PAYER, UID } from './desk-of-answers.ts';

const { db, ctx, jana, parts, accounts, merchant, wrote } = await openAnswersDesk();
const MORE = 'Банк ответил: не хватило денег на счёте. RRN 112233445566';

const byMail = (ticketId: TicketId, value: string) =>
  chooseWay(jana, { ticketId, accountId: accounts.email, identity: { kind: 'email', value }, isTyped: false }, parts);

async function send(ticketId: TicketId, text: string) {
  const { lastInboundId: seen } = await getTicket(jana, ticketId);
  return sendAnswer(jana, { ticketId, text, seen, files: [], pieces: [], templates: [], afterwards: 'wait' }, parts);
}

const call = (value: string) =>
  openByHand(
    jana,
    NewTicket.parse({
      subject: 'A call',
      text: 'Where is it?',
      contact: { name: 'Caller', identity: { kind: 'email', value } },
    }),
    parts,
  );

test('a call that was noted down with an address is answered there', async () => {
  const { id } = await call('caller@shop.example');
  expect((await getTicket(jana, id)).cannotReply).toBe('no-way-to-answer');

  const turned = await byMail(id, 'caller@shop.example');
  await send(id, 'Мы проверим и напишем.');

  expect(turned).toMatchObject({
    cannotReply: null,
    channel: 'email',
    way: { channel: 'email', kind: 'mail', address: 'caller@shop.example', accountName: 'email' },
  });
  const [sent] = await db.read.select().from(outbound);
  expect(sent).toMatchObject({ address: 'caller@shop.example', accountId: accounts.email });
  expect(await listOutbound(db.read, sent === undefined ? [] : [sent.id])).toMatchObject([{ state: 'queued' }]);
  const { items } = await listThread(jana, id, { limit: 50 });
  expect(items).toContainEqual(expect.objectContaining({ what: 'way-chosen', facts: { to: 'caller@shop.example' } }));
});

test('only an address of the ticket’s own contact is a way, and only an account that leads there', async () => {
  const { id } = await call('second@shop.example');

  await expect(byMail(id, 'somebody@else.example')).rejects.toMatchObject({ reason: 'not-their-address' });
  const identity = { kind: 'email' as const, value: 'second@shop.example' };
  await expect(
    chooseWay(jana, { ticketId: id, accountId: accounts.telegram, identity, isTyped: false }, parts),
  ).rejects.toMatchObject({
    reason: 'no-way-to-answer',
  });
});

test('who has blocked the bot is answered by mail, and what they proved there opens nothing here', async () => {
  const ticketId = await wrote('telegram', { chat: '70999', text: 'Почему не прошёл платёж по заказу 10423?' });
  await attachPayment(jana, { ticketId, uid: UID }, parts);
  await raiseProof(jana, { ticketId, level: 'contact-on-file', reason: 'Known to the desk' });
  await isKnownBy(ticketId, 'blocked@shop.example');
  await leaves('70999');
  expect((await getTicket(jana, ticketId)).cannotReply).toBe('writer-out-of-reach');

  const turned = await byMail(ticketId, 'blocked@shop.example');

  expect(turned).toMatchObject({ cannotReply: null, proof: { raised: null } });
  expect(turned.proof.level).not.toBe('contact-on-file');
  await expect(send(ticketId, MORE)).rejects.toMatchObject({ reason: 'tells-too-much' });
});

test('the way by which it is answered already changes nothing', async () => {
  const { id } = await call('same@shop.example');
  const before = await byMail(id, 'same@shop.example');
  await raiseProof(jana, { ticketId: id, level: 'contact-on-file', reason: 'Known to the desk' });

  const { proof } = await byMail(id, 'same@shop.example');

  expect(before.proof.raised).toBeNull();
  expect(proof).toMatchObject({ level: 'contact-on-file', raised: { reason: 'Known to the desk' } });
});

test('an address that the payment itself names is its payer’s, and its answer comes back here', async () => {
  const { id } = await call(PAYER);
  await attachPayment(jana, { ticketId: id, uid: UID }, parts);

  const { proof } = await byMail(id, PAYER);

  expect(proof).toMatchObject({ level: 'proven', why: ['payment-email'] });
  const reply = await write(ctx, accounts.email, 'email', { chat: PAYER, threading: { ticketToken: id } });
  expect(reply).toMatchObject({ state: 'joined', ticketId: id });
});

describe('an address that is typed', () => {
  const typed = (ticketId: TicketId, value: string, kind: 'email' | 'telegram' = 'email') =>
    chooseWay(jana, { ticketId, accountId: accounts[kind], identity: { kind, value }, isTyped: true }, parts);
  const noted = (identity: { kind: 'phone'; value: string } | null, merchantId: MerchantId | null = null) =>
    openByHand(
      jana,
      NewTicket.parse({
        subject: 'A call',
        text: 'Почему не прошёл платёж?',
        merchantId,
        contact: { name: 'Caller', identity },
      }),
      parts,
    );

  test('answers a call of somebody who has none with us, and proves nothing', async () => {
    const { id } = await noted(null);
    await attachPayment(jana, { ticketId: id, uid: UID }, parts);

    const turned = await typed(id, ' Typed.One@Shop.example ');

    expect(turned).toMatchObject({
      cannotReply: null,
      way: { channel: 'email', address: 'typed.one@shop.example' },
      contact: { name: 'Caller', identities: [{ kind: 'email', value: 'typed.one@shop.example' }] },
      proof: { level: 'claims', raised: null },
    });
    await expect(send(id, MORE)).rejects.toMatchObject({ reason: 'tells-too-much' });
    await send(id, 'Мы проверим и напишем.');
    const { items } = await listThread(jana, id, { limit: 50 });
    expect(items).toContainEqual(
      expect.objectContaining({ what: 'way-typed', byName: 'Jana Sample', facts: { to: 'typed.one@shop.example' } }),
    );
    const reply = await write(ctx, accounts.email, 'email', {
      chat: 'typed.one@shop.example',
      threading: { ticketToken: id },
    });
    expect(reply).toMatchObject({ state: 'joined', ticketId: id });
  });

  test('does not become one of the merchant’s contact who is said to have it', async () => {
    const phone = '+375291234567';
    const { contacts } = await saveMerchantContact(
      ctx,
      merchant.id,
      ContactInput.parse({ name: 'Accountant', identities: [{ kind: 'phone', value: phone }] }),
    );
    const { id } = await noted({ kind: 'phone', value: phone }, merchant.id);
    await attachPayment(jana, { ticketId: id, uid: UID }, parts);

    const turned = await typed(id, 'eve@elsewhere.example');

    expect(turned.proof.level).not.toBe('contact-on-file');
    expect(turned.proof.level).not.toBe('proven');
    expect(turned.contact).toMatchObject({ id: contacts[0]?.id, identities: [{ kind: 'phone', value: phone }] });
    await expect(send(id, MORE)).rejects.toMatchObject({ reason: 'tells-too-much' });
  });

  test('that the payment itself names is its payer’s, as any other', async () => {
    const { id } = await noted(null);
    await attachPayment(jana, { ticketId: id, uid: UID }, parts);

    expect((await typed(id, PAYER)).proof).toMatchObject({ level: 'proven', why: ['payment-email'] });
  });

  test('is a mail address, or is refused', async () => {
    const { id } = await noted(null);

    await expect(typed(id, 'nobody')).rejects.toMatchObject({ reason: 'not-an-email' });
    await expect(typed(id, '70999', 'telegram')).rejects.toMatchObject({ reason: 'not-an-email' });
    expect((await getTicket(jana, id)).way).toBeNull();
  });
});

/** The contact of a ticket has an address on file. */
async function isKnownBy(ticketId: TicketId, value: string) {
  const { contact } = await getTicket(jana, ticketId);
  if (contact === null) throw new Error('a contact is expected');
  await ctx.change('contact.change', contact.id, (change) =>
    giveIdentity(change, { kind: 'email', value }, contact.id),
  );
}

const leaves = (address: string) =>
  receiveMessage(ctx, {
    id: newId(InboundId),
    accountId: accounts.telegram,
    channel: 'telegram',
    said: {
      kind: 'reachable',
      conversation: { address, kind: 'private' },
      at: ctx.clock.now().toString({ fractionalSecondDigits: 6 }),
      reachable: false,
    },
    receivedAt: ctx.clock.now(),
  });
