import { globSync, readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { attachPayment } from '../../../../server/domains/answers/attach-payment.ts';
import { decideAnswer } from '../../../../server/domains/answers/decide-answer.ts';
import { getSuggestion } from '../../../../server/domains/answers/get-suggestion.ts';
import { openByHand } from '../../../../server/domains/answers/open-by-hand.ts';
import { raiseProof } from '../../../../server/domains/answers/raise-proof.ts';
import { sendAnswer } from '../../../../server/domains/answers/send-answer.ts';
import { keepFile } from '../../../../server/domains/channels/keep-file.ts';
import { files, outbound } from '../../../../server/domains/channels/tables.ts';
import { changeTicket } from '../../../../server/domains/tickets/change-ticket.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import { getTicket } from '../../../../server/domains/tickets/index.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import type { MessageId, PersonId, TicketId } from '../../../../server/kernel/ids.ts';
import type { Context } from '../../../../server/platform/context.ts';
import { openAnswersDesk, PAYER, STRANGER, TWIN, UID } from './desk-of-answers.ts';

/*
 * Promise D-13 in every verb that sends: a text that tells more than its reader has proven to be does not leave, by whichever
 * way. The ways are found in the source, so that a new one without the check fails here.
 */
const root = new URL('../../../../', import.meta.url).pathname;
const sources = globSync('server/**/*.ts', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(`${root}${path}`, 'utf8'),
}));
/** The files that take this name from another one; faces only pass it on. */
const usersOf = (name: string) =>
  sources
    .filter(
      ({ path, text }) => !path.endsWith('/index.ts') && new RegExp(`import[^;]*\\b${name}\\b[^;]*from`).test(text),
    )
    .map(({ path }) => path.replace('server/domains/', ''))
    .sort();

describe('the ways out', () => {
  test('are these, of which one goes to the desk’s own people', () => {
    expect(usersOf('queueOutbound')).toEqual([
      'tickets/calling/call-people.ts',
      'tickets/open-ticket.ts',
      'tickets/reply-to-ticket.ts',
    ]);
    expect(usersOf('decideOutbound')).toEqual(['tickets/decide-message.ts']);
  });

  test.each([
    ['replyToTicket', ['answers/send-answer.ts', 'server/demo/build/tickets.ts']],
    ['openTicket', ['answers/open-by-hand.ts']],
    ['decideMessage', ['answers/decide-answer.ts']],
  ])('%s is taken only by who holds the text against what its reader has proven', (verb, users) => {
    expect(usersOf(verb)).toEqual(users);
    const judges = sources.filter(({ path }) => users.some((user) => path === `server/domains/${user}`));
    for (const { path, text } of judges) expect(text, path).toMatch(/await judgeText\(/);
  });
});

const selfOf = ({ actor }: Context): PersonId | null => (actor.kind === 'person' ? actor.personId : null);
const { db, ctx, clock, jana, parts, accounts, merchant, wrote, onFile } = await openAnswersDesk();
await onFile(merchant.id, 'owner@tea.example');
const MORE = 'Банк ответил: не хватило денег на счёте. RRN 112233445566';
const tooMuch = { reason: 'tells-too-much' };
const OUTSIDER = 'outsider@example.org';

const start = (about: Partial<NewTicket>, address = OUTSIDER) =>
  openByHand(
    jana,
    NewTicket.parse({
      subject: 'Ваш вопрос',
      text: 'Здравствуйте! Напишите нам, пожалуйста.',
      contact: { name: 'Somebody', identity: { kind: 'email', value: address } },
      sendFrom: accounts.email,
      ...about,
    }),
    parts,
  );

describe('a conversation that the desk begins', () => {
  test('tells an address of which nothing is known no fact of a payment, and leaves no ticket behind', async () => {
    const before = await ctx.read.$count(tickets);

    await expect(start({ text: MORE })).rejects.toMatchObject(tooMuch);
    await expect(start({ subject: `Платёж ${UID}` })).rejects.toMatchObject(tooMuch);

    expect(await ctx.read.$count(tickets)).toBe(before);
    expect((await getTicket(jana, (await start({})).id)).proof).toMatchObject({
      level: 'claims',
      why: ['says-side'],
    });
  });

  test('tells them of no payment that is only described, when it can be no other', async () => {
    const text = 'Заказ 10423, карта 4242, 48,50 BYN, 08.11.2026 в 19:04: отказ.';

    await expect(start({ text })).rejects.toMatchObject({
      ...tooMuch,
      fields: { 'other-payment': expect.any(String) },
    });
    await expect(start({ text }, 'owner@tea.example')).resolves.toBeDefined();
  });

  test('tells a contact on file of their own merchant’s payments, and of no other’s', async () => {
    const { id } = await start({ text: `${MORE}, платёж ${UID}` }, 'owner@tea.example');

    expect((await getTicket(jana, id)).proof).toMatchObject({ level: 'contact-on-file', why: ['contact-on-file'] });
    await expect(start({ text: `Платёж ${STRANGER}` }, 'owner@tea.example')).rejects.toMatchObject(tooMuch);
  });

  test('about a payment tells the payer’s text to the payment’s own address, and nothing to another', async () => {
    const text = 'На карте не хватило денег.';
    const { id } = await start({ text, transactionUid: UID }, PAYER);

    expect((await getTicket(jana, id)).proof).toMatchObject({ level: 'proven', why: ['payment-email'] });
    await expect(start({ text: MORE, transactionUid: UID }, PAYER)).rejects.toMatchObject(tooMuch);
    await expect(start({ text: MORE, transactionUid: UID })).rejects.toMatchObject(tooMuch);
  });

  test('with an empty place does not leave', async () => {
    await expect(start({ text: 'Сумма {{payment.amount}}' })).rejects.toMatchObject({ reason: 'fact-missing' });
  });

  test('that is only noted down is not judged: it goes nowhere', async () => {
    await expect(start({ text: MORE, sendFrom: null })).resolves.toBeDefined();
  });
});

async function answered(ticketId: TicketId, text: string): Promise<MessageId> {
  const { lastInboundId: seen } = await getTicket(jana, ticketId);
  const answer = { ticketId, text, seen, files: [], pieces: [], templates: [], afterwards: 'wait' as const };
  return (await sendAnswer(jana, answer, parts)).messageId;
}
const fail = (messageId: MessageId) =>
  db.write
    .update(outbound)
    .set({ state: 'failed', failure: { reason: 'unreachable', words: '' } })
    .where(eq(outbound.id, messageId));
const again = (messageId: MessageId) => decideAnswer(jana, { messageId, decision: 'send-again' }, parts);

describe('an answer that is sent again', () => {
  test('is held against what its reader has proven now', async () => {
    const ticketId = await wrote('telegram', { text: 'Почему не прошёл мой платёж по заказу 10423?' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    await raiseProof(jana, { ticketId, level: 'contact-on-file', reason: 'Known to the desk' });
    const messageId = await answered(ticketId, MORE);
    await fail(messageId);
    await raiseProof(jana, { ticketId, level: 'claims', reason: 'It was somebody else' });

    await expect(again(messageId)).rejects.toMatchObject(tooMuch);
    await decideAnswer(jana, { messageId, decision: 'give-up' }, parts);
  });

  test('leaves when it tells no more', async () => {
    const ticketId = await wrote('telegram', { text: 'Здравствуйте' });
    const messageId = await answered(ticketId, 'Напишите номер заказа, пожалуйста.');
    await fail(messageId);
    await again(messageId);

    const [row] = await ctx.read.select({ state: outbound.state }).from(outbound).where(eq(outbound.id, messageId));
    expect(row?.state).toBe('queued');
  });

  test('tells nothing of the payment that was attached when it was written', async () => {
    const ticketId = await wrote('telegram', { text: 'Здравствуйте, вопрос по оплате' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    await raiseProof(jana, { ticketId, level: 'contact-on-file', reason: 'Known to the desk' });
    const messageId = await answered(ticketId, 'Код авторизации не выдан, время 19:04, карта *4242, 48,50 BYN');
    await fail(messageId);
    await attachPayment(jana, { ticketId, uid: TWIN }, parts);

    await expect(again(messageId)).rejects.toMatchObject(tooMuch);
  });
});

test('a file says what its name and its words say', async () => {
  const ticketId = await wrote('telegram', { text: 'Здравствуйте, вопрос по оплате' });
  const { lastInboundId: seen } = await getTicket(jana, ticketId);
  const send = async (name: string, words: string) => {
    const fileId = await ctx.change('sample.build', 'file', async ({ tx }) => {
      const kept = await keepFile(tx, { name, contentType: 'text/csv', bytes: Buffer.from(words), at: clock.now() });
      await tx
        .update(files)
        .set({ addedBy: selfOf(jana) })
        .where(eq(files.id, kept.fileId));
      return kept.fileId;
    });
    const answer = { ticketId, text: 'Смотрите файл.', seen, pieces: [], templates: [], afterwards: 'wait' as const };
    return sendAnswer(jana, { ...answer, files: [fileId] }, parts);
  };

  await expect(send('payments.csv', `uid;rrn\n${STRANGER};998877665544`)).rejects.toMatchObject(tooMuch);
  await expect(send(`${STRANGER}.csv`, 'uid;rrn')).rejects.toMatchObject(tooMuch);
  await expect(send('help.csv', 'question;answer')).resolves.toBeDefined();
});

test('the subject of a mail leaves with each answer, and is held against its reader like the text', async () => {
  const ticketId = await wrote('email', { chat: 'asks@example.org', text: 'Помогите, пожалуйста' });
  await changeTicket(jana, ticketId, { subject: `Платёж ${STRANGER}` });

  await expect(answered(ticketId, 'Смотрим.')).rejects.toMatchObject(tooMuch);
  await changeTicket(jana, ticketId, { subject: 'Вопрос' });
  await expect(answered(ticketId, 'Смотрим.')).resolves.toBeDefined();
});

describe('a name that is also the payer’s', () => {
  const asks = { text: 'Почему не прошёл мой платёж по заказу 10423?' };

  test('is no news to who writes under it: the draft that greets them leaves as it is', async () => {
    const ticketId = await wrote('telegram', { ...asks, name: 'Anna Payer' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    const { draft } = await getSuggestion(jana, { ticketId }, parts);

    expect(draft?.text).toContain('Anna Payer');
    await expect(answered(ticketId, draft?.text ?? '')).resolves.toBeDefined();
  });

  test('is told to nobody else, though colleagues call them so', async () => {
    const ticketId = await wrote('telegram', { ...asks, name: 'Pavel Other' });
    await attachPayment(jana, { ticketId, uid: UID }, parts);
    await db.write.update(tickets).set({ writerName: 'Anna Payer' }).where(eq(tickets.id, ticketId));

    await expect(answered(ticketId, 'Здравствуйте, Anna Payer!')).rejects.toMatchObject(tooMuch);
  });
});
