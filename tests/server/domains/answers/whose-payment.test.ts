import { describe, expect, test } from 'vitest';
import { attachPayment } from '../../../../server/domains/answers/attach-payment.ts';
import { findPayments } from '../../../../server/domains/answers/find-payments.ts';
import { getSuggestion } from '../../../../server/domains/answers/get-suggestion.ts';
import { sendAnswer } from '../../../../server/domains/answers/send-answer.ts';
import { changeMerchant } from '../../../../server/domains/merchants/change-merchant.ts';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { getTicket } from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { countTickets, listTicketRows, listTickets } from '../../../../server/domains/tickets/queries/list-tickets.ts';
import type { TicketId } from '../../../../server/kernel/ids.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson } from '../../../support/tickets.ts';
import { openAnswersDesk, PAYER, STRANGER, TWIN, UID } from './desk-of-answers.ts';

/* An attached payment tells whose it is, and nobody sees a ticket more for it. */
const { db, ctx, jana, parts, merchant, other, wrote, onFile } = await openAnswersDesk();
await onFile(merchant.id, 'shop@tea.example');
const manager = await makePerson(ctx, { name: 'Mia Manager', role: 'account-manager' });
await changeMerchant(ctx, merchant.id, MerchantInput.parse({ name: 'Зелёный чай', accountManagerId: manager.id }));
const own = asPerson(ctx, db, manager, 'own');

const ASKED = 'Почему не прошёл платёж по заказу 10423? Клиент платил картой 4242 вчера в 19:04, сумма 48,50 BYN';
const aligned = { proof: { addressAligned: true } };
const tea = { id: merchant.id, name: 'Зелёный чай' };
const suggestion = (ticketId: TicketId) => getSuggestion(ctx, { ticketId }, parts);

async function answer(ticketId: TicketId, text: string) {
  const { lastInboundId: seen } = await getTicket(jana, ticketId);
  const rest = { files: [], pieces: [], templates: [], afterwards: 'wait' as const };
  return sendAnswer(jana, { ticketId, text, seen, ...rest }, parts);
}

describe('whose payment it is', () => {
  test('is told when the search attaches it, and the proven payer is called one', async () => {
    const ticketId = await wrote('email', { chat: PAYER, text: ASKED, ...aligned });

    expect(await getTicket(jana, ticketId)).toMatchObject({
      transactionUid: UID,
      paidMerchant: tea,
      merchantId: null,
      writerSide: 'payer',
    });
  });

  test('is told when a person attaches it, follows another one, and goes with it', async () => {
    const ticketId = await wrote('telegram', { text: 'Здравствуйте, вопрос по оплате' });

    expect(await attachPayment(jana, { ticketId, uid: TWIN }, parts)).toMatchObject({
      paidMerchant: tea,
      writerSide: 'unknown',
    });
    expect(await attachPayment(jana, { ticketId, uid: STRANGER }, parts)).toMatchObject({
      paidMerchant: { id: other.id, name: 'Ромашка' },
    });
    expect(await attachPayment(jana, { ticketId, uid: null }, parts)).toMatchObject({ paidMerchant: null });
  });

  test('comes along with a merge', async () => {
    const from = await wrote('telegram', { chat: '60900', from: '60900', text: ASKED });
    const into = await wrote('email', { chat: 'asks@example.org', text: 'Здравствуйте' });
    for (const id of [from, into]) await changeTicket(jana, id, { merchantId: other.id });

    expect(await mergeTicket(jana, from, into)).toMatchObject({ transactionUid: UID, paidMerchant: tea });
  });

  test('finds the ticket among those of the merchant', async () => {
    const ticketId = await wrote('telegram', { text: ASKED });
    const view = `merchant:${merchant.id} status:any`;
    const { items } = await listTickets(jana, { view, limit: 200 });

    expect(items.map(({ id }) => id)).toContain(ticketId);
    expect((await listTicketRows(jana, [ticketId], view))[0]).toMatchObject({ isInView: true, paidMerchant: tea });
  });
});

describe('an account manager', () => {
  test('does not see a payer’s ticket because the payment was made to their merchant', async () => {
    const ticketId = await wrote('email', { chat: PAYER, text: ASKED, ...aligned });
    const view = `merchant:${merchant.id} status:any`;

    await expect(getTicket(own, ticketId)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listTickets(own, { view, limit: 200 })).items).toEqual([]);
    expect(await listTicketRows(own, [ticketId], view)).toEqual([]);
    expect(await countTickets(own, [view, ''])).toEqual([0, 0]);
  });

  test('is not told to whom else a contact of their merchant has paid', async () => {
    const ticketId = await wrote('email', { chat: 'shop@tea.example', text: 'Добрый день', ...aligned });
    await changeTicket(jana, ticketId, { merchantId: merchant.id });
    expect((await attachPayment(jana, { ticketId, uid: STRANGER }, parts)).paidMerchant?.name).toBe('Ромашка');

    expect((await getTicket(own, ticketId)).paidMerchant).toBeNull();
    expect((await listTickets(own, { view: '', limit: 200 })).items.map((row) => row.paidMerchant)).toEqual([null]);
    expect((await listTickets(own, { view: `merchant:${other.id}`, limit: 200 })).items).toEqual([]);
    expect(await listTicketRows(own, [ticketId], `merchant:${other.id}`)).toMatchObject([{ isInView: false }]);
  });
});

describe('what a writer is said to be', () => {
  test('by a person stays, whatever is proven', async () => {
    const ticketId = await wrote('telegram', { chat: '60901', text: 'Здравствуйте' });
    await changeTicket(jana, ticketId, { writerSide: 'colleague' });
    await changeTicket(jana, ticketId, { writerSide: 'unknown' });
    await wrote('telegram', { chat: '60901', text: ASKED, proof: { ownPhone: '+375281112233' } });

    expect(await getTicket(jana, ticketId)).toMatchObject({ proof: { level: 'proven' }, writerSide: 'unknown' });
  });

  test('is found once: looking again changes nothing', async () => {
    const ticketId = await wrote('email', { chat: PAYER, text: ASKED, ...aligned });
    const { revision } = await getTicket(jana, ticketId);
    await findPayments(ctx, [ticketId], parts);

    expect((await getTicket(jana, ticketId)).revision).toBe(revision);
  });

  test('decides what may be told: a contact on file who asks as a payer hears what a payer may', async () => {
    const ticketId = await wrote('email', { chat: 'shop@tea.example', text: ASKED, ...aligned });
    const before = await suggestion(ticketId);
    expect(before.opens).toBe('merchant');

    await changeTicket(jana, ticketId, { writerSide: 'payer' });

    const after = await suggestion(ticketId);
    expect(after).toMatchObject({ opens: 'payer', draft: { piece: { audience: 'payer' } } });
    await expect(answer(ticketId, before.draft?.text ?? '')).rejects.toMatchObject({ reason: 'tells-too-much' });
    await expect(answer(ticketId, after.draft?.text ?? '')).resolves.toBeDefined();
  });
});
