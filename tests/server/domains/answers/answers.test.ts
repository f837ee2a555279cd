import { describe, expect, test } from 'vitest';
import { attachPayment } from '../../../../server/domains/answers/attach-payment.ts';
import { findPayments } from '../../../../server/domains/answers/find-payments.ts';
import { getSuggestion } from '../../../../server/domains/answers/get-suggestion.ts';
import { raiseProof } from '../../../../server/domains/answers/raise-proof.ts';
import { sendAnswer } from '../../../../server/domains/answers/send-answer.ts';
import { keepFile } from '../../../../server/domains/channels/keep-file.ts';
import { bindConversation, getTicket } from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { takeBackMessage } from '../../../../server/domains/tickets/take-back-message.ts';
import { type TicketId, TransactionUid } from '../../../../server/kernel/ids.ts';
import { maskText } from '../../../../server/kernel/mask.ts';
import { openAnswersDesk, PAYER, STRANGER, TWIN, UID } from './desk-of-answers.ts';

const { ctx, clock, jana, parts, merchant, wrote, onFile } = await openAnswersDesk();
await onFile(merchant.id, 'shop@tea.example');

const ASKED = 'Почему не прошёл платёж по заказу 10423? Клиент платил картой 4242 вчера в 19:04, сумма 48,50 BYN';
const VAGUE = 'Здравствуйте, почему не прошёл мой платёж по заказу 10423 на 48,50 BYN?';
const aligned = { proof: { addressAligned: true } };
const suggestion = (ticketId: TicketId) => getSuggestion(ctx, { ticketId }, parts);
const ticket = (ticketId: TicketId) => getTicket(ctx, ticketId);

async function answer(ticketId: TicketId, text: string, more: Partial<Parameters<typeof sendAnswer>[1]> = {}) {
  const { lastInboundId } = await ticket(ticketId);
  return sendAnswer(
    jana,
    { ticketId, text, seen: lastInboundId, files: [], pieces: [], templates: [], afterwards: 'wait', ...more },
    parts,
  );
}

const fileOf = async (words: string, name: string) => {
  const bytes = Buffer.from(words);
  const { fileId } = await ctx.change('sample.build', 'file', ({ tx }) =>
    keepFile(tx, { name, contentType: 'text/plain', bytes, at: ctx.clock.now() }),
  );
  return { name: maskText(name), contentType: 'text/plain', sizeBytes: bytes.length, fileId, what: 'attachment' };
};

describe('the payment', () => {
  test('is found from the words and attached when it is far ahead, and running again changes nothing', async () => {
    const ticketId = await wrote('telegram', { text: ASKED });
    const { transactionUid, revision } = await ticket(ticketId);
    await findPayments(ctx, [ticketId], parts);

    expect(transactionUid).toBe(UID);
    expect((await ticket(ticketId)).revision).toBe(revision);
  });

  test('is only offered when several fit', async () => {
    const ticketId = await wrote('telegram', { text: 'с карты *4242 не прошло 48,50 BYN' });
    const { candidates, attached } = await suggestion(ticketId);

    expect(attached).toBeNull();
    expect(candidates.map(({ transaction }) => transaction.uid)).toEqual([UID, TWIN]);
  });

  test('that a person chose stays, whatever is written later', async () => {
    const ticketId = await wrote('telegram', { chat: '60001', text: ASKED });
    await attachPayment(jana, { ticketId, uid: TWIN }, parts);
    await wrote('telegram', { chat: '60001', text: `уточняю: uid ${UID}` });

    expect((await ticket(ticketId)).transactionUid).toBe(TWIN);
  });

  test('that a person confirmed stays like one that they chose', async () => {
    const ticketId = await wrote('telegram', { chat: '60004', text: ASKED });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    await wrote('telegram', { chat: '60004', text: `нет, лучше посмотрите RRN 112233445567, uid ${TWIN}` });

    expect((await suggestion(ticketId)).attached).toMatchObject({ uid: UID, byName: 'Jana Sample' });
  });

  test('that does not exist cannot be attached', async () => {
    const ticketId = await wrote('telegram', { text: 'привет' });
    const unknown = TransactionUid.parse('11111111-eeeeeeeeee');

    await expect(attachPayment(jana, { ticketId, uid: unknown }, parts)).rejects.toMatchObject({
      reason: 'transaction-not-found',
    });
  });

  test('that a person took off is not attached again', async () => {
    const ticketId = await wrote('telegram', { text: ASKED });
    await attachPayment(jana, { ticketId, uid: null }, parts);
    await findPayments(ctx, [ticketId], parts);

    expect((await ticket(ticketId)).transactionUid).toBeNull();
  });

  test('of the sender’s own address comes first among several', async () => {
    const ticketId = await wrote('email', { chat: 'stranger@example.org', text: 'Не прошёл заказ 10423', ...aligned });

    expect((await suggestion(ticketId)).candidates[0]?.transaction.uid).toBe(STRANGER);
  });

  test('of the writer’s own merchant comes before the same order elsewhere', async () => {
    const ticketId = await wrote('email', { chat: 'shop@tea.example', text: 'Заказ 10423, 08.11', ...aligned });

    expect((await suggestion(ticketId)).candidates[0]?.transaction.uid).toBe(UID);
    expect((await ticket(ticketId)).transactionUid).toBe(UID);
  });

  test('is looked for in what a mail forwards when its own words name nothing', async () => {
    const ticketId = await wrote('email', { chat: 'f@example.org', text: 'Посмотрите, пожалуйста', quoted: ASKED });

    expect((await ticket(ticketId)).transactionUid).toBe(UID);
  });

  test('is read as of the day on which it was written', async () => {
    const at = Temporal.Instant.from('2026-11-08T09:00:00Z');
    const ticketId = await wrote('telegram', { text: 'вчера в 13:00 не прошло 48,50 BYN картой *4242', at });

    expect((await suggestion(ticketId)).candidates[0]?.transaction.uid).toBe(TWIN);
  });
});

describe('what is drafted and may be sent', () => {
  test('a payer who writes from the payment’s aligned address is told the reason, in the payer’s words', async () => {
    const ticketId = await wrote('email', { chat: PAYER, name: 'Анна', text: VAGUE, ...aligned });
    const { proof, opens, draft, noDraft } = await suggestion(ticketId);

    expect({ level: proof.level, opens, noDraft }).toEqual({ level: 'proven', opens: 'payer', noDraft: null });
    expect(draft?.text).toMatch(/^Здравствуйте, Анна!\n\n.*не хватило денег/s);
    expect(draft?.text).not.toContain(UID);
    expect((await ticket(ticketId)).proof.level).toBe('proven');

    const sent = await answer(ticketId, draft?.text ?? '', { pieces: draft?.piece ? [draft.piece] : [] });
    expect(sent.ticket.status).not.toBe('needs-first-answer');
  });

  test('the same letter without alignment is asked for a proof and told nothing', async () => {
    const ticketId = await wrote('email', { chat: PAYER, text: VAGUE });
    const { proof, opens, draft, noDraft } = await suggestion(ticketId);

    expect({ level: proof.level, opens, noDraft }).toEqual({
      level: 'claims',
      opens: 'nothing',
      noDraft: 'not-proven',
    });
    expect(draft?.piece).toBeNull();
    await expect(answer(ticketId, 'Банк ответил: не хватило денег на счёте.')).rejects.toMatchObject({
      reason: 'tells-too-much',
    });
    await answer(ticketId, draft?.text ?? '');
  });

  test.each([
    ['the payer', { chat: PAYER, text: VAGUE, ...aligned }],
    ['a contact on file', { chat: 'shop@tea.example', text: VAGUE, ...aligned }],
    ['somebody who names it all', { chat: 'else@example.org', text: 'карта 4242, 48,50 BYN, вчера в 19:04' }],
  ])('%s who joins another’s ticket opens nothing to whom the answer goes', async (_, joining) => {
    const ticketId = await wrote('email', { chat: 'asks@example.org', text: VAGUE });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    const joined = await wrote('email', { ...joining, threading: { ticketToken: ticketId } });

    expect(joined).toBe(ticketId);
    expect(await suggestion(ticketId)).toMatchObject({ opens: 'nothing', proof: { level: 'claims' } });
    await expect(answer(ticketId, 'Время платежа 19:04, банк ответил: не хватило денег.')).rejects.toMatchObject({
      reason: 'tells-too-much',
    });
  });

  test('card, amount and minute prove a payer in a messenger', async () => {
    const ticketId = await wrote('telegram', { text: 'не прошло: карта 4242, 48,50 BYN, вчера в 19:04' });

    expect((await suggestion(ticketId)).proof).toEqual({ level: 'proven', why: ['knows-card-amount-minute'] });
  });

  test('one’s own phone proves, also when it was shared in an earlier ticket of the chat', async () => {
    await wrote('telegram', { chat: '60002', text: 'вот мой номер', proof: { ownPhone: '+375281112233' } });
    const ticketId = await wrote('telegram', { chat: '60002', text: VAGUE });

    expect((await suggestion(ticketId)).proof.why).toContain('payment-phone');
  });

  test('a contact on file is told everything of their own payment, and nothing of another’s', async () => {
    const ticketId = await wrote('email', { chat: 'shop@tea.example', text: ASKED, ...aligned });
    const { opens, draft } = await suggestion(ticketId);

    expect(opens).toBe('merchant');
    expect(draft?.text).toContain(UID);
    await expect(answer(ticketId, `И ещё платёж ${STRANGER}`)).rejects.toMatchObject({ reason: 'tells-too-much' });
    await expect(answer(ticketId, 'RRN 998877665544')).rejects.toMatchObject({ reason: 'tells-too-much' });
    await answer(ticketId, draft?.text ?? '');
  });

  test('a group is told nothing until it is bound, and the merchant’s text from then on', async () => {
    const ticketId = await wrote('telegram', { chat: '-100500', from: '42', text: ASKED });
    const before = await suggestion(ticketId);
    const { conversationId } = await ticket(ticketId);
    if (conversationId === null) throw new Error('a group is a conversation');
    await bindConversation(jana, conversationId, { merchantId: merchant.id, reason: 'Their own chat' });

    expect(before).toMatchObject({ opens: 'nothing', noDraft: 'payer-in-group', proof: { level: 'unknown' } });
    expect(await suggestion(ticketId)).toMatchObject({ opens: 'merchant', proof: { why: ['group-bound'] } });
  });

  test('who sent a card number is told kindly not to, in every draft', async () => {
    const ticketId = await wrote('telegram', { text: 'моя карта 420000••••••0000, помогите' });
    const { draft, cardSentence } = await suggestion(ticketId);

    expect(cardSentence).toContain('номер карты: мы его скрыли');
    expect(draft?.text).toContain(cardSentence);
  });

  test.each([
    ['the laid-out mail alone', async () => ({ hidCard: true as const })],
    ['the words of a file', async () => ({ files: [await fileOf('card 4200 0000 0000 0000', 'log.txt')] })],
    ['the name of a file', async () => ({ files: [await fileOf('nothing', 'card 4200 0000 0000 0000.txt')] })],
  ])('so is who sent it in %s', async (_, sent) => {
    const ticketId = await wrote('email', { text: 'Смотрите вложение', ...(await sent()) });

    expect((await suggestion(ticketId)).cardSentence).toContain('номер карты');
  });

  test('who has been told is not told again, until they send another', async () => {
    const chat = '60088';
    const ticketId = await wrote('telegram', { chat, text: 'карта 420000••••••0000' });
    await wrote('telegram', { chat, text: 'вы здесь?' });
    const before = await suggestion(ticketId);
    const { messageId } = await answer(ticketId, before.cardSentence ?? '');
    const told = await suggestion(ticketId);
    await takeBackMessage(jana, messageId);
    const takenBack = await suggestion(ticketId);
    await answer(ticketId, before.cardSentence ?? '');
    clock.set(clock.now().add({ minutes: 1 }));
    await wrote('telegram', { chat, text: 'ой, ещё раз 420000••••••0000' });

    expect([told, takenBack, await suggestion(ticketId)].map(({ cardSentence }) => cardSentence)).toEqual([
      null,
      before.cardSentence,
      before.cardSentence,
    ]);
    expect(told.draft?.text ?? '').not.toContain(before.cardSentence);
  });

  test('a card that came in a request that goes on in another is told of there', async () => {
    const into = await wrote('email', { text: 'Где чек?' });
    const from = await wrote('email', { text: 'карта 420000••••••0000' });
    await mergeTicket(jana, from, into);

    expect((await suggestion(into)).cardSentence).toContain('номер карты');
  });

  test('what was said in a request that goes on in another is searched with there', async () => {
    const into = await wrote('email', { text: 'Где чек?' });
    const from = await wrote('email', { text: 'Заказ 10423 не прошёл' });
    await attachPayment(jana, { ticketId: from, uid: null }, parts);
    await mergeTicket(jana, from, into);

    expect((await suggestion(into)).candidates.map(({ transaction }) => transaction.uid)).toContain(UID);
  });

  test('a file without a card owes nobody a word', async () => {
    const ticketId = await wrote('email', { text: 'Смотрите', files: [await fileOf('order 10423', 'log.txt')] });

    expect((await suggestion(ticketId)).cardSentence).toBeNull();
  });

  test.each([
    ['ru', /^Здравствуйте.*\n\nВ сообщении был номер карты: мы его скрыли.*\n\n.*не хватило денег/s],
    ['en', /^Hello.*\n\nYour message held a card number: we have hidden it.*\n\n.*not enough money/s],
  ] as const)('so is who is told the reason, in %s', async (language, draft) => {
    const text = `${VAGUE} Карта 420000••••••0000`;
    const ticketId = await wrote('email', { chat: PAYER, text, ...aligned });
    const suggested = await getSuggestion(ctx, { ticketId, language }, parts);

    expect(suggested.attached).not.toBeNull();
    expect(suggested).toMatchObject({ noDraft: null, draft: { text: expect.stringMatching(draft) } });
  });

  test('a card number in the subject counts as well', async () => {
    const text = 'Помогите, пожалуйста';
    const ticketId = await wrote('email', { chat: 'subject@example.org', subject: '420000••••••0000', text });

    expect((await suggestion(ticketId)).draft?.text).toContain('номер карты: мы его скрыли');
  });

  test('a payment that the text names is held against its writer, whoever it belongs to', async () => {
    const ticketId = await wrote('email', { chat: PAYER, text: VAGUE, ...aligned });

    await expect(answer(ticketId, `Ваш платёж ${STRANGER}`)).rejects.toMatchObject({
      reason: 'tells-too-much',
      fields: { 'other-payment': STRANGER },
    });
  });

  test('an English writer is answered in English, a Belarusian one in Russian', async () => {
    const english = await wrote('telegram', { text: 'Why was my payment declined?' });
    const belarusian = await wrote('telegram', { text: 'Прывітанне, чаму не прайшоў мой плацёж? Спісалі грошы' });

    expect((await suggestion(english)).draft).toMatchObject({ language: 'en', text: expect.stringMatching(/^Hello/) });
    expect((await suggestion(belarusian)).draft).toMatchObject({ language: 'ru' });
  });

  test('an answer that still has an empty place does not leave', async () => {
    const ticketId = await wrote('telegram', { text: 'Здравствуйте' });

    await expect(answer(ticketId, 'Сумма {{payment.amount}}')).rejects.toMatchObject({ reason: 'fact-missing' });
  });
});

describe('raising by hand', () => {
  test('opens this payment on this ticket, with the reason, until another payment is attached', async () => {
    const ticketId = await wrote('telegram', { text: VAGUE });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    const raised = await raiseProof(jana, { ticketId, level: 'proven', reason: 'Named the code word by phone' });
    const opened = await suggestion(ticketId);
    await attachPayment(jana, { ticketId, uid: TWIN }, parts);

    expect(raised.proof.raised).toEqual({ by: 'Jana Sample', reason: 'Named the code word by phone' });
    expect(opened).toMatchObject({ opens: 'payer', proof: { level: 'proven', why: ['raised-by-hand'] } });
    expect(await suggestion(ticketId)).toMatchObject({ opens: 'nothing', proof: { level: 'claims' } });
    expect((await ticket(ticketId)).proof.raised).toBeNull();
  });

  test('holds when more is written', async () => {
    const ticketId = await wrote('telegram', { chat: '60003', text: VAGUE });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    await raiseProof(jana, { ticketId, level: 'contact-on-file', reason: 'Known to the desk' });
    await wrote('telegram', { chat: '60003', text: 'ну что там?' });

    expect((await ticket(ticketId)).proof.level).toBe('contact-on-file');
  });

  test('does not reach a payment that comes with a ticket that is merged in', async () => {
    const into = await wrote('email', { chat: 'raised@example.org', text: 'Помогите, пожалуйста' });
    await raiseProof(jana, { ticketId: into, level: 'contact-on-file', reason: 'Known to the desk' });
    const from = await wrote('email', { chat: 'raised@example.org', text: 'И ещё вопрос' });
    await attachPayment(jana, { ticketId: from, uid: STRANGER }, parts);
    await mergeTicket(jana, from, into);

    expect(await suggestion(into)).toMatchObject({ opens: 'nothing', attached: { uid: STRANGER } });
    expect((await ticket(into)).proof).toMatchObject({ level: 'unknown', raised: null });
  });

  test('is refused in a group, and as proven of no payment', async () => {
    const group = await wrote('telegram', { chat: '-100501', from: '43', text: 'привет' });
    const bare = await wrote('telegram', { text: 'привет' });
    const raise = (ticketId: TicketId) => raiseProof(jana, { ticketId, level: 'proven', reason: 'Because I say so' });

    await expect(raise(group)).rejects.toMatchObject({ reason: 'proof-of-group' });
    await expect(raise(bare)).rejects.toMatchObject({ reason: 'proof-without-payment' });
  });
});
