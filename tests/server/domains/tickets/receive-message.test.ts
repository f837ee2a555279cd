import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ContactInput } from '../../../../server/domains/contacts/contract.ts';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant, saveMerchantContact } from '../../../../server/domains/merchants/index.ts';
import { merchantContacts } from '../../../../server/domains/merchants/tables.ts';
import { bindConversation, getTicket, type Outcome } from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { messages, tickets } from '../../../../server/domains/tickets/tables.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { FileId, TicketId } from '../../../../server/kernel/ids.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { makeAccount, messageOf, putOnDuty, receive, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const mailbox = await makeAccount(ctx, 'email');
const engineer = await makePerson(ctx, { name: 'Ina Watch' });
await putOnDuty(ctx, engineer.id);

const idOf = (outcome: { ticketId?: string }) => TicketId.parse(outcome.ticketId);
const ticketOf = async (outcome: { ticketId?: string }) => {
  const [ticket] = await ctx.read
    .select()
    .from(tickets)
    .where(eq(tickets.id, idOf(outcome)));
  if (ticket === undefined) throw new Error('no ticket');
  return ticket;
};
const textsOf = async (outcome: { ticketId?: string }) => {
  const rows = await ctx.read
    .select({ text: messages.text })
    .from(messages)
    .where(eq(messages.ticketId, idOf(outcome)))
    .orderBy(asc(messages.at), asc(messages.id));
  return rows.map(({ text }) => text);
};
const close = (outcome: { ticketId?: string }) => moveTicket(ctx, idOf(outcome), { move: 'close' });
const chat = (said: Parameters<typeof write>[3]) => write(ctx, bot, 'telegram', said);
const mail = (said: Parameters<typeof write>[3]) => write(ctx, mailbox, 'email', said);

describe('in a private chat', () => {
  test('a message becomes a ticket with a deadline, in front of who is on duty', async () => {
    const outcome = await chat({ chat: '7001', text: 'Оплата не прошла, помогите' });

    expect(outcome.state).toBe('ticketed');
    expect(await ticketOf(outcome)).toMatchObject({
      status: 'needs-first-answer',
      topic: 'declined',
      language: 'ru',
      assigneeId: engineer.id,
      assigneeName: 'Ina Watch',
      dueKind: 'first-answer',
      dueAt: NOON.add({ minutes: 5 }),
      lastInboundId: outcome.messageId,
    });
  });

  test('what the same person writes on joins the open ticket, and its deadline stays', async () => {
    const first = await chat({ chat: '7002', text: 'Where is my money?' });
    clock.set(NOON.add({ minutes: 3 }));

    const second = await chat({ chat: '7002', text: 'Order 17' });

    expect(second).toMatchObject({ state: 'joined', ticketId: first.ticketId });
    expect(await textsOf(first)).toEqual(['Where is my money?', 'Order 17']);
    expect(await ticketOf(first)).toMatchObject({ dueAt: NOON.add({ minutes: 5 }), lastLine: 'Order 17' });
    clock.set(NOON);
  });

  test('a thank-you after the end joins and reopens nothing', async () => {
    const first = await chat({ chat: '7003', text: 'Declined!' });
    await close(first);

    const thanks = await chat({ chat: '7003', text: 'Спасибо большое!' });

    expect(thanks).toMatchObject({ state: 'joined', ticketId: first.ticketId });
    expect(await ticketOf(first)).toMatchObject({ status: 'done' });
  });

  test('a new question after the end is a new ticket that may continue the old one', async () => {
    const first = await chat({ chat: '7004', text: 'Declined!' });
    await close(first);

    const next = await chat({ chat: '7004', text: 'And how do I get a refund?' });

    expect(next.state).toBe('ticketed');
    expect(await ticketOf(next)).toMatchObject({ possiblyContinues: first.ticketId, topic: 'refund' });
  });

  test('an answer to a message of an older thread rejoins it', async () => {
    const first = await chat({ chat: '7005', text: 'Declined!', providerMessageId: '501' });
    await close(first);
    const second = await chat({ chat: '7005', text: 'Another thing: a refund?' });

    const back = await chat({ chat: '7005', text: 'It failed once more', threading: { replyTo: '501' } });

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(back).toMatchObject({ state: 'joined', ticketId: first.ticketId });
    expect(await ticketOf(first)).toMatchObject({ status: 'needs-first-answer' });
  });

  test('pieces of an album are one message', async () => {
    const piece = (name: string) => ({ name, contentType: 'image/jpeg', sizeBytes: 3, what: 'photo' });
    const first = await chat({ chat: '7006', text: 'See', album: 'a1', files: [piece('1.jpg')] });

    const second = await chat({ chat: '7006', text: '', album: 'a1', files: [piece('2.jpg')] });

    expect(second).toMatchObject({ state: 'joined', messageId: first.messageId });
    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(first)));
    expect(message?.files.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg']);
    expect(message?.text).toBe('See');
  });

  test('an edit keeps what was said before; one that changes nothing leaves no trace', async () => {
    const first = await chat({ chat: '7007', text: 'Paid 10', providerMessageId: '601' });
    const edit = (text: string) =>
      receive(ctx, bot, 'telegram', {
        kind: 'edit',
        conversation: { address: '7007', kind: 'private' },
        providerMessageId: '601',
        at: '2026-11-09T09:00:01.000000Z',
        text,
      });

    const same = await edit('Paid 10');
    const changed = await edit('Paid 100');

    expect(same.state).toBe('duplicate');
    expect(changed).toMatchObject({ state: 'joined', messageId: first.messageId });
    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(first)));
    expect(message).toMatchObject({ text: 'Paid 100', revisions: [{ text: 'Paid 10' }] });
    expect((await ticketOf(first)).lastLine).toBe('Paid 100');
  });

  test.each([
    ['Still not paid', { status: 'needs-first-answer', isUnread: true, dueKind: 'first-answer' }],
    ['Thank you!', { status: 'done', isUnread: true, dueKind: 'none' }],
  ])('an edit to "%s" asks for what a new message would ask for', async (text, asked) => {
    const chatId = `71${text.length}`;
    const first = await chat({ chat: chatId, text: 'Paid', providerMessageId: '641' });
    await close(first);

    await receive(ctx, bot, 'telegram', {
      kind: 'edit',
      conversation: { address: chatId, kind: 'private' },
      providerMessageId: '641',
      at: '2026-11-09T09:00:01.000000Z',
      text,
    });

    const { unreadSince, ...ticket } = await ticketOf(first);
    expect({ ...ticket, isUnread: unreadSince !== null }).toMatchObject(asked);
  });

  test('an edit of what a machine said moves nothing, as its words did not', async () => {
    const first = await chat({ chat: '7140', text: 'Declined', providerMessageId: '671' });
    await chat({ chat: '7140', text: 'We look', automatic: 'loop', providerMessageId: '672' });
    await close(first);

    const edited = await receive(ctx, bot, 'telegram', {
      kind: 'edit',
      conversation: { address: '7140', kind: 'private' },
      providerMessageId: '672',
      at: '2026-11-09T09:00:01.000000Z',
      text: 'We look at once',
    });

    expect(edited.state).toBe('joined');
    expect(await ticketOf(first)).toMatchObject({ status: 'done', unreadSince: null });
  });

  test('an edit that puts another picture in its place adds it, and the former one stays', async () => {
    const photo = (unique: string, sizeBytes: number) => ({
      name: 'photo.jpg',
      contentType: 'image/jpeg',
      sizeBytes,
      what: 'photo',
      unique,
      providerRef: `ref-${unique}-${sizeBytes}`,
      fileId: newId(FileId),
    });
    const first = await chat({ chat: '7130', text: 'See', providerMessageId: '661', files: [photo('a', 3)] });
    await close(first);
    const edit = (seconds: number, files: ReturnType<typeof photo>[]) =>
      receive(ctx, bot, 'telegram', {
        kind: 'edit',
        conversation: { address: '7130', kind: 'private' },
        providerMessageId: '661',
        at: `2026-11-09T09:00:0${seconds}.000000Z`,
        text: 'See',
        files,
      });
    const other = photo('b', 4);

    const same = await edit(1, [photo('a', 3)]);
    const changed = await edit(2, [other]);
    const again = await edit(3, [photo('b', 4)]);

    expect([same.state, changed.state, again.state]).toEqual(['duplicate', 'joined', 'duplicate']);
    expect(changed.files).toEqual([other.fileId]);
    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(first)));
    expect(message?.files.map(({ unique }) => unique)).toEqual(['a', 'b']);
    expect(message?.editedAt).not.toBeNull();
    expect((await ticketOf(first)).status).not.toBe('done');
  });

  test('a bot that is put out of a forum reaches none of its topics, and all of them when it is back', async () => {
    const topic = await chat({ chat: '-1009:7', from: '71', text: 'Declined' });
    const elsewhere = await chat({ chat: '-10091', from: '71', text: 'Declined' });
    const isReached = async (outcome: Outcome) => (await getTicket(ctx, idOf(outcome))).cannotReply;
    const put = (reachable: boolean) =>
      receive(ctx, bot, 'telegram', {
        kind: 'reachable',
        conversation: { address: '-1009', kind: 'group' },
        at: '2026-11-09T09:00:01.000000Z',
        reachable,
      });

    await put(false);
    const out = [await isReached(topic), await isReached(elsewhere)];
    await put(true);

    expect(out).toEqual(['writer-out-of-reach', null]);
    expect(await isReached(topic)).toBeNull();
  });

  test('an edit in a ticket that goes on in another one moves that one', async () => {
    const first = await chat({ chat: '7120', text: 'Paid', providerMessageId: '651' });
    await close(first);
    const second = await chat({ chat: '7120', text: 'Where is my order?' });
    await mergeTicket(ctx, idOf(first), idOf(second));
    await close(second);

    await receive(ctx, bot, 'telegram', {
      kind: 'edit',
      conversation: { address: '7120', kind: 'private' },
      providerMessageId: '651',
      at: '2026-11-09T09:00:01.000000Z',
      text: 'Paid twice',
    });

    expect((await ticketOf(first)).status).toBe('done');
    expect((await ticketOf(second)).status).toBe('needs-first-answer');
  });

  test('a piece of an album that comes again is not counted twice', async () => {
    const piece = (id: string) => chat({ chat: '7107', album: 'a3', providerMessageId: id, text: `Page ${id}` });
    await piece('621');
    await piece('622');

    expect((await piece('622')).state).toBe('duplicate');
    expect((await piece('621')).state).toBe('duplicate');
  });

  test('an edit of any piece of an album is an edit of its one message', async () => {
    const piece = (id: string, text: string) => chat({ chat: '7106', album: 'a2', providerMessageId: id, text });
    const first = await piece('611', 'The receipt');
    await piece('612', 'The order');
    const edit = (providerMessageId: string, text: string, at: string) =>
      receive(ctx, bot, 'telegram', {
        kind: 'edit',
        conversation: { address: '7106', kind: 'private' },
        providerMessageId,
        album: 'a2',
        at,
        text,
      });

    const later = await edit('612', 'Order 17', '2026-11-09T09:00:01.000000Z');
    const same = await edit('612', 'Order 17', '2026-11-09T09:00:02.000000Z');
    const earlier = await edit('611', 'The cheque', '2026-11-09T09:00:03.000000Z');

    expect([later, same, earlier].map(({ state }) => state)).toEqual(['joined', 'duplicate', 'joined']);
    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(first)));
    expect(message?.text).toBe('The cheque\nOrder 17');
    expect(message?.revisions.map(({ text }) => text)).toEqual(['The receipt\nThe order', 'The receipt\nOrder 17']);
  });

  test('a chat that goes on under another number keeps its ticket', async () => {
    const first = await chat({ chat: '-7008', from: '71', text: 'Declined' });
    await receive(ctx, bot, 'telegram', {
      kind: 'moved',
      conversation: { address: '-7008', kind: 'group' },
      at: '2026-11-09T09:00:01.000000Z',
      to: '-1007008',
    });

    const next = await chat({ chat: '-1007008', from: '71', text: 'Anybody?' });

    expect(next).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  });

  test('/start alone asks for nothing', async () => {
    expect(await chat({ chat: '7009', text: '/start' })).toEqual({ state: 'joined', reason: 'only-start' });
  });
});

describe('twice', () => {
  test('the same message under another delivery is a duplicate', async () => {
    const said = messageOf(ctx, 'telegram', { chat: '7101', text: 'Once' });
    const first = await receive(ctx, bot, 'telegram', said);

    const again = await receive(ctx, bot, 'telegram', said);

    expect(again).toEqual({ state: 'duplicate', ticketId: first.ticketId, messageId: first.messageId });
    expect(await textsOf(first)).toEqual(['Once']);
  });

  test('five copies at once are one message in one ticket', async () => {
    const said = messageOf(ctx, 'telegram', { chat: '7102', text: 'Once, please' });

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => receive(ctx, bot, 'telegram', said)));

    expect(outcomes.map(({ state }) => state).sort()).toEqual([...Array(4).fill('duplicate'), 'ticketed']);
    expect(new Set(outcomes.map(({ ticketId }) => ticketId)).size).toBe(1);
  });

  test('two first messages of one chat at once are one ticket', async () => {
    const outcomes = await Promise.all([
      chat({ chat: '7103', text: 'Hello' }),
      chat({ chat: '7103', text: 'My payment failed' }),
    ]);

    expect(outcomes.map(({ state }) => state).sort()).toEqual(['joined', 'ticketed']);
  });

  test('two who share an address for the first time at once are one contact', async () => {
    const [a, b] = await Promise.all([chat({ chat: '-7104', from: '7105' }), chat({ chat: '7105', from: '7105' })]);

    expect((await ticketOf(a)).contactId).toBe((await ticketOf(b)).contactId);
  });
});

describe('in a group', () => {
  test('another person opens a ticket of their own, the same goes on', async () => {
    const first = await chat({ chat: '-7201', from: '81', text: 'Declined' });
    const other = await chat({ chat: '-7201', from: '82', text: 'A refund, please' });
    const same = await chat({ chat: '-7201', from: '81', text: 'order 5' });

    expect(other.state).toBe('ticketed');
    expect(same).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  });

  test('an answer to somebody’s message joins their ticket', async () => {
    const first = await chat({ chat: '-7202', from: '83', text: 'Declined', providerMessageId: '701' });

    const reply = await chat({ chat: '-7202', from: '84', text: 'Same here', threading: { replyTo: '701' } });

    expect(reply).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  });

  test('the merchant to whom an engineer bound it is the merchant of its tickets', async () => {
    const merchant = await createMerchant(ctx, MerchantInput.parse({ name: 'Lavka' }));
    const first = await chat({ chat: '-7203', from: '85', text: 'Declined' });
    const { conversationId } = await ticketOf(first);
    if (conversationId === null) throw new Error('no conversation');

    await bindConversation(ctx, conversationId, { merchantId: merchant.id, reason: 'their own group' });
    const next = await chat({ chat: '-7203', from: '86', text: 'When is our money?' });

    expect(await ticketOf(first)).toMatchObject({ merchantId: merchant.id, merchantName: 'Lavka' });
    expect(await ticketOf(next)).toMatchObject({ merchantId: merchant.id, writerSide: 'merchant' });
  });
});

describe('by mail', () => {
  const aligned = { proof: { addressAligned: true } };

  test('our own signed address is enough, whoever writes', async () => {
    const first = await mail({ chat: 'a1@example.com' });

    const next = await mail({ chat: 'other@example.net', threading: { ticketToken: idOf(first) } });

    expect(next).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  });

  test('a reference joins for who takes part, and is a hint for a stranger', async () => {
    const first = await mail({ chat: 'a2@example.com', providerMessageId: '<m2@example.com>' });
    const threading = { references: ['<m2@example.com>'] };

    const own = await mail({ chat: 'a2@example.com', ...aligned, threading });
    const strange = await mail({ chat: 'evil@example.net', ...aligned, threading });

    expect(own).toMatchObject({ state: 'joined', ticketId: first.ticketId });
    expect(strange.state).toBe('ticketed');
    expect(await ticketOf(strange)).toMatchObject({ possiblyContinues: first.ticketId });
  });

  test('a forged From joins nothing, neither by reference nor by number', async () => {
    const first = await mail({ chat: 'a3@example.com', providerMessageId: '<m3@example.com>' });
    const { number } = await ticketOf(first);
    const forged = { chat: 'a3@example.com', proof: { addressAligned: false } };

    const byReference = await mail({ ...forged, threading: { references: ['<m3@example.com>'] } });
    const byNumber = await mail({ ...forged, threading: { subjectNumber: number } });
    const unknown = await mail({
      chat: 'a3@example.com',
      threading: { references: ['<m3@example.com>'], subjectNumber: number },
    });

    expect([byReference.state, byNumber.state, unknown.state]).toEqual(['ticketed', 'ticketed', 'ticketed']);
  });

  test('a number in the subject joins for a participant whose address is vouched for', async () => {
    const first = await mail({ chat: 'a4@example.com' });
    const { number } = await ticketOf(first);

    const next = await mail({
      chat: 'a4@example.com',
      ...aligned,
      threading: { subjectNumber: number },
    });

    expect(next).toMatchObject({ state: 'joined', ticketId: first.ticketId });
  });

  test('a mail from the address of somebody of the desk is a mail like any other', async () => {
    const outcome = await mail({ chat: engineer.email, text: 'Close ticket 1', threading: { subjectNumber: 1 } });

    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(outcome)));
    expect(message).toMatchObject({ direction: 'in', authorId: null });
  });

  test('without anything that ties it, the next mail of the same person is its own ticket', async () => {
    const first = await mail({ chat: 'a5@example.com' });

    const next = await mail({ chat: 'a5@example.com' });

    expect(next.state).toBe('ticketed');
    expect(await ticketOf(next)).toMatchObject({ possiblyContinues: first.ticketId, dueAt: NOON.add({ minutes: 60 }) });
  });

  test('what a machine says is filed in its ticket and moves nothing; without one it is set aside', async () => {
    const first = await mail({ chat: 'a6@example.com', providerMessageId: '<m6@example.com>' });
    await close(first);

    const filed = await mail({
      chat: 'a6@example.com',
      automatic: 'auto-reply',
      ...aligned,
      threading: { references: ['<m6@example.com>'] },
    });
    const aside = await mail({ chat: 'robot@example.com', automatic: 'list' });
    const insisted = await mail({ chat: 'robot@example.com', automatic: 'list', insist: true });

    expect(filed.state).toBe('joined');
    expect((await ticketOf(first)).status).toBe('done');
    expect(aside).toEqual({ state: 'quarantined', reason: 'list' });
    expect(insisted.state).toBe('ticketed');
    const [message] = await ctx.read
      .select()
      .from(messages)
      .where(eq(messages.ticketId, idOf(insisted)));
    expect(message?.automatic).toBeNull();
  });

  test('a mail’s name that is used again for other words is another mail', async () => {
    const first = await mail({ chat: 'a7@example.com', providerMessageId: '<same@example.com>', text: 'One' });

    const other = await mail({ chat: 'a7@example.com', providerMessageId: '<same@example.com>', text: 'Two' });

    expect(other.state).not.toBe('duplicate');
    expect(first.messageId).not.toBe(other.messageId);
  });

  test('a contact on file brings their merchant, unless they have several', async () => {
    const one = await createMerchant(ctx, MerchantInput.parse({ name: 'One' }));
    const two = await createMerchant(ctx, MerchantInput.parse({ name: 'Two' }));
    const contact = ContactInput.parse({
      name: 'Olga',
      identities: [{ kind: 'email', value: 'olga@one.example' }],
    });
    const { contacts } = await saveMerchantContact(ctx, one.id, contact);

    const ofOne = await mail({ chat: 'olga@one.example', name: 'olga' });
    await ctx.change('sample.build', two.id, ({ tx }) =>
      tx.insert(merchantContacts).values(contacts.map(({ id }) => ({ merchantId: two.id, contactId: id }))),
    );
    const ofTwo = await mail({ chat: 'olga@one.example', name: 'olga' });

    expect(await ticketOf(ofOne)).toMatchObject({ merchantId: one.id, writerName: 'Olga', writerSide: 'merchant' });
    expect(await ticketOf(ofTwo)).toMatchObject({ merchantId: null, writerName: 'Olga', writerSide: 'unknown' });
  });
});
