import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { attachPayment } from '../../../../server/domains/answers/attach-payment.ts';
import { findPayments } from '../../../../server/domains/answers/find-payments.ts';
import { getSuggestion } from '../../../../server/domains/answers/get-suggestion.ts';
import { makeBindingLink } from '../../../../server/domains/tickets/binding/make-binding-link.ts';
import type { Binding } from '../../../../server/domains/tickets/contract.ts';
import { getTicket, listThread } from '../../../../server/domains/tickets/index.ts';
import { bindingLinks } from '../../../../server/domains/tickets/tables.ts';
import { ContactId, type TicketId } from '../../../../server/kernel/ids.ts';
import { auditEntries } from '../../../../server/platform/audit/tables.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { messageOf, receive } from '../../../support/tickets.ts';
import { openAnswersDesk, STRANGER, TWIN, UID } from './desk-of-answers.ts';

/* A deep link of ours binds the chat from which it is followed: to a contact on file, or to who paid. D-13 stands on it. */
const { ctx, clock, db, jana, parts, accounts, merchant, other, wrote, onFile } = await openAnswersDesk();
const contactOf = async (id: typeof merchant.id, email: string) => {
  const { contacts } = await onFile(id, email);
  const found = contacts.find(({ identities }) => identities.some(({ value }) => value === email));
  return ContactId.parse(found?.id);
};
const owner = await contactOf(merchant.id, 'owner@tea.example');
const gardener = await contactOf(other.id, 'gardener@daisy.example');

let chats = 900_000;
let chat = '';
beforeEach(() => {
  chats += 1;
  chat = String(chats);
});
const linkTo = async (to: Binding) => (await makeBindingLink(jana, to)).token;
const follow = (token: string, from = chat, conversation = from) =>
  receive(
    ctx,
    accounts.telegram,
    'telegram',
    messageOf(ctx, 'telegram', { chat: conversation, from, text: `/start ${token}`, proof: { deepLink: token } }),
  );
const judged = async (ticketId: TicketId) => {
  const { proof, opens, attached } = await getSuggestion(ctx, { ticketId }, parts);
  return { level: proof.level, why: proof.why[0], opens, uid: attached?.uid };
};
const whatHappened = async (ticketId: TicketId) => {
  const { items } = await listThread(ctx, ticketId, { limit: 100 });
  return items.flatMap((entry) => (entry.entry === 'event' ? [entry.what] : []));
};

describe('a link for a contact', () => {
  test('makes whoever follows it that contact, on file for their merchant', async () => {
    expect(await follow(await linkTo({ to: 'contact', contactId: owner }))).toEqual({
      state: 'joined',
      reason: 'link-followed',
    });
    const ticketId = await wrote('telegram', { chat, text: 'Что с заказом 10423 на 48,50 BYN, карта 4242, 8 ноября?' });

    expect(await judged(ticketId)).toEqual({
      level: 'contact-on-file',
      why: 'contact-on-file',
      opens: 'merchant',
      uid: UID,
    });
    expect((await getTicket(ctx, ticketId)).contact?.id).toBe(owner);
  });

  test('opens nothing of another merchant’s payment', async () => {
    await follow(await linkTo({ to: 'contact', contactId: owner }));
    const ticketId = await wrote('telegram', { chat, text: 'Добрый день' });
    await attachPayment(jana, { ticketId, uid: STRANGER }, parts);

    expect(await judged(ticketId)).toMatchObject({ level: 'claims', opens: 'nothing' });
  });

  test('in the hands of somebody whom another merchant keeps on file is set aside', async () => {
    await follow(await linkTo({ to: 'contact', contactId: gardener }));

    const outcome = await follow(await linkTo({ to: 'contact', contactId: owner }));

    expect(outcome).toEqual({ state: 'quarantined', reason: 'link-of-another' });
    const ticketId = await wrote('telegram', { chat, text: 'Добрый день' });
    expect((await getTicket(ctx, ticketId)).contact?.id).toBe(gardener);
  });
});

describe('a link for a payment', () => {
  test('proves who follows it to be the payer of that payment, and opens the payer’s text of it', async () => {
    await follow(await linkTo({ to: 'payment', uid: UID }));
    const ticketId = await wrote('telegram', { chat, text: 'Здравствуйте, это я' });

    expect(await judged(ticketId)).toEqual({ level: 'proven', why: 'payment-link', opens: 'payer', uid: UID });
  });

  test('proves nothing of any other payment', async () => {
    await follow(await linkTo({ to: 'payment', uid: UID }));
    const ticketId = await wrote('telegram', { chat, text: 'Здравствуйте' });
    await attachPayment(jana, { ticketId, uid: TWIN }, parts);

    expect(await judged(ticketId)).toMatchObject({ level: 'claims', opens: 'nothing', uid: TWIN });
  });

  test('proves nothing in a group in which they write too', async () => {
    await follow(await linkTo({ to: 'payment', uid: UID }));
    const ticketId = await wrote('telegram', { chat: `-${chat}`, from: chat, text: 'Здравствуйте' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);

    expect(await judged(ticketId)).toMatchObject({ level: 'unknown', opens: 'nothing' });
  });

  test('followed while a ticket is open is told in it, and judged anew', async () => {
    const ticketId = await wrote('telegram', { chat, text: 'Почему отказ?' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    const before = (await getTicket(ctx, ticketId)).proof.level;
    await follow(await linkTo({ to: 'payment', uid: UID }));
    await findPayments(ctx, [ticketId], parts);

    expect(before).toBe('claims');
    expect((await getTicket(ctx, ticketId)).proof).toMatchObject({ level: 'proven', why: ['payment-link'] });
    expect(await whatHappened(ticketId)).toContain('payer-bound');
  });
});

describe('the word of a link', () => {
  test('works once: for nobody after the first', async () => {
    const token = await linkTo({ to: 'payment', uid: UID });
    await follow(token);

    const again = await follow(token, '910001');
    const ticketId = await wrote('telegram', { chat: '910001', text: 'Здравствуйте' });

    expect(again.reason).not.toBe('link-followed');
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    expect(await judged(ticketId)).toMatchObject({ level: 'claims', opens: 'nothing' });
  });

  test('followed by two at once is followed by one', async () => {
    const token = await linkTo({ to: 'payment', uid: UID });

    const outcomes = await Promise.all([follow(token, '910002'), follow(token, '910003')]);

    expect(outcomes.filter(({ reason }) => reason === 'link-followed')).toHaveLength(1);
  });

  test('expires after a day', async () => {
    const token = await linkTo({ to: 'payment', uid: UID });
    const now = clock.now();
    clock.set(now.add({ hours: 24 }));
    const outcome = await follow(token);
    clock.set(now);

    expect(outcome.reason).not.toBe('link-followed');
  });

  test('is worth nothing in a group', async () => {
    const outcome = await follow(await linkTo({ to: 'payment', uid: UID }), chat, `-${chat}`);

    expect(outcome.reason).not.toBe('link-followed');
  });

  test('lies nowhere as it is said, and the audit names who made it and that it was used', async () => {
    const contactId = await contactOf(merchant.id, `audited-${chat}@tea.example`);
    const token = await linkTo({ to: 'contact', contactId });
    const [row] = await db.read.select().from(bindingLinks).where(eq(bindingLinks.contactId, contactId));
    await follow(token);

    expect(JSON.stringify(row)).not.toContain(token);
    const lines = await db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, contactId));
    expect(lines.map(({ action }) => action).filter((action) => action.startsWith('link.'))).toEqual([
      'link.make',
      'link.use',
    ]);
  });

  test('is made for nobody who is not there', async () => {
    await expect(makeBindingLink(jana, { to: 'contact', contactId: newId(ContactId) })).rejects.toMatchObject({
      reason: 'contact-not-found',
    });
  });
});
