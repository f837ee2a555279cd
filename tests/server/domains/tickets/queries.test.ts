import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { ContactInput } from '../../../../server/domains/contacts/contract.ts';
import { MerchantInput } from '../../../../server/domains/merchants/contract.ts';
import { createMerchant, saveMerchantContact } from '../../../../server/domains/merchants/index.ts';
import { merchantContacts } from '../../../../server/domains/merchants/tables.ts';
import { NewTicket } from '../../../../server/domains/tickets/contract.ts';
import {
  bindConversation,
  findTicketByNumber,
  getTicket,
  isFileWithinReach,
  listThread,
  openTicket,
  replyToTicket,
} from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { moveMessage } from '../../../../server/domains/tickets/move-message.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { noteOnTicket } from '../../../../server/domains/tickets/note-on-ticket.ts';
import { promiseTicket } from '../../../../server/domains/tickets/promise-ticket.ts';
import { countTickets, listTicketRows, listTickets } from '../../../../server/domains/tickets/queries/list-tickets.ts';
import { tickets } from '../../../../server/domains/tickets/tables.ts';
import { undoMerge } from '../../../../server/domains/tickets/undo-merge.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { ContactId, type MerchantId, MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { makeFile } from '../../../support/channels.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const engineer = await makePerson(ctx, { name: 'Ana Watch' });
const manager = await makePerson(ctx, { name: 'Mia Manager', role: 'account-manager' });
const desk = asPerson(ctx, db, engineer);
const own = asPerson(ctx, db, manager, 'own');
const lavka = (await createMerchant(ctx, MerchantInput.parse({ name: 'Lavka', accountManagerId: manager.id }))).id;
const kniga = (await createMerchant(ctx, MerchantInput.parse({ name: 'Kniga' }))).id;

async function called(text: string, merchantId: MerchantId | null = null): Promise<TicketId> {
  const contact = { name: 'Caller', identity: { kind: 'phone' as const, value: '+375291112233' } };
  return (await openTicket(desk, NewTicket.parse({ subject: 'A call', text, merchantId, contact }))).id;
}
const idsOf = async (view: string, asker = desk) =>
  (await listTickets(asker, { view, limit: 200 })).items.map(({ id }) => id);

describe('a view', () => {
  test('is read page by page without a gap, soonest deadline first', async () => {
    for (let minute = 0; minute < 7; minute += 1) {
      clock.set(NOON.add({ minutes: 7 - minute }));
      await called(`paging ${minute}`);
    }
    clock.set(NOON);
    const whole = await idsOf('');
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await listTickets(desk, { view: '', limit: 3, after });
      paged.push(...page.items.map(({ id }) => id));
      after = page.next;
      more = page.next !== undefined;
    }

    expect(paged).toEqual(whole);
    const due = (await listTickets(desk, { view: '', limit: 200 })).items.map(({ dueAt }) => dueAt ?? '9999');
    expect(due).toEqual(due.toSorted());
  });

  test('finds words in their forms, numbers and addresses exactly, done or not', async () => {
    const id = await called('Платежи по заказу ORD-77120 не проходят, пишите на olga@shop.example');
    await moveTicket(desk, id, { move: 'close' });

    expect(await idsOf('платёж заказ'.replace('ё', 'е'))).toContain(id);
    expect(await idsOf('ORD-77120')).toEqual([id]);
    expect(await idsOf('olga@shop.example')).toEqual([id]);
    expect(await idsOf('ORD-77121')).toEqual([]);
    expect(await idsOf('')).not.toContain(id);
  });

  test('of what is promised today holds no promise of another day, and those that were missed', async () => {
    const [missed, evening, night] = [await called('missed'), await called('tonight'), await called('next day')];
    const promise = (id: TicketId, hours: number) =>
      promiseTicket(desk, id, { at: clock.now().add({ hours }).toString(), text: 'We call back' });
    await promise(missed, 1);
    clock.set(NOON.add({ hours: 3 }));
    await promise(evening, 8);
    await promise(night, 10);
    const held = async (view: string) =>
      (await listTickets(desk, { view, limit: 200 }, 'Europe/Minsk')).items.map(({ id }) => id);

    expect(await held('promised:today')).toEqual([missed, evening]);
    expect(await held('promised:<9h')).toEqual([missed, evening]);
    expect(await held('is:promised')).toEqual([missed, evening, night]);
    clock.set(NOON);
  });

  test('says which rows belong to it, and counts to a hundred', async () => {
    const id = await called('mine');

    const [row] = await listTicketRows(desk, [id], 'assignee:me');
    const [away] = await listTicketRows(desk, [id], 'topic:refund');
    const [mine, none] = await countTickets(desk, ['assignee:me', 'topic:goods']);

    expect([row?.isInView, away?.isInView]).toEqual([true, false]);
    expect(mine).toBeGreaterThan(0);
    expect(none).toBe(0);
  });

  test('tells what it did not understand', async () => {
    expect((await listTickets(desk, { view: 'topic:weather', limit: 1 })).notUnderstood).toEqual(['topic:weather']);
  });

  test('whatever is asked of it, it answers', async () => {
    for (const view of [
      '"',
      "' or 1=1 --",
      '\\',
      '#9',
      'due:<9999w',
      '& | ! ( ) :*',
      'is:snoozed is:promised on:bank side:payer',
    ])
      expect(await idsOf(view), view).toBeInstanceOf(Array);
    expect((await listTickets(desk, { view: '', limit: 1, after: 'broken' })).items).toHaveLength(1);
  });
});

test('an account manager sees the tickets of their merchants, by no door any other', async () => {
  const [mine, other] = [await called('visible secret', lavka), await called('invisible secret', kniga)];
  const { number } = await getTicket(desk, other);

  expect(await idsOf('secret', own)).toEqual([mine]);
  expect((await listTicketRows(own, [mine, other], '')).map(({ id }) => id)).toEqual([mine]);
  expect(await countTickets(own, ['secret'])).toEqual([1]);
  for (const peek of [
    () => getTicket(own, other),
    () => listThread(own, other, { limit: 5 }),
    () => findTicketByNumber(own, number),
    () => noteOnTicket(own, other, 'hello'),
  ])
    await expect(peek()).rejects.toMatchObject({ code: 'not_found' });
  await expect(noteOnTicket(own, mine, 'hello')).resolves.toMatchObject({ text: 'hello' });
});

test('an account manager learns no other address of somebody by naming one', async () => {
  const identities = [
    { kind: 'phone' as const, value: '+375297770011' },
    { kind: 'email' as const, value: 'secret@kniga.example' },
  ];
  const filed = (merchantId: MerchantId) =>
    saveMerchantContact(ctx, merchantId, ContactInput.parse({ name: 'Olga Known', identities }));
  await filed(kniga);
  const contact = { name: 'Whoever', identity: { kind: 'phone' as const, value: '+375297770011' } };
  const { id } = await openTicket(own, NewTicket.parse({ subject: 'Call', text: 'x', merchantId: lavka, contact }));

  expect((await getTicket(own, id)).contact).toMatchObject({ name: 'Whoever', identities: [] });
  expect((await getTicket(desk, id)).contact?.identities).toHaveLength(2);
  const { contactId } = (await ctx.read.select().from(tickets).where(eq(tickets.id, id)))[0] ?? {};
  await ctx.change('sample.build', 'contacts', ({ tx }) =>
    tx.insert(merchantContacts).values({ merchantId: lavka, contactId: ContactId.parse(contactId) }),
  );
  expect((await getTicket(own, id)).contact).toMatchObject({ name: 'Olga Known', identities: [{}, {}] });
});

test('a file is an account manager’s to see where its message is', async () => {
  const [seen, hidden] = [await makeFile(ctx), await makeFile(ctx, { bytes: Buffer.from('other') })];
  const file = (fileId: typeof seen) => ({
    name: 'a.txt',
    contentType: 'text/plain',
    sizeBytes: 5,
    what: 'document',
    fileId,
  });
  const outcome = await write(ctx, bot, 'telegram', { chat: '4001', files: [file(seen)] });
  await write(ctx, bot, 'telegram', { chat: '4002', files: [file(hidden)] });
  const { conversationId } = await getTicket(desk, TicketId.parse(outcome.ticketId));
  if (conversationId === null) throw new Error('no conversation');

  await bindConversation(desk, conversationId, { merchantId: lavka, reason: 'their chat' });

  expect(await isFileWithinReach(own, seen)).toBe(true);
  expect(await isFileWithinReach(own, hidden)).toBe(false);
  expect(await isFileWithinReach(desk, hidden)).toBe(true);
});

describe('a merge', () => {
  test('is a link: the thread shows both, and it can be taken back for a day', async () => {
    const [from, into] = [await called('first question', lavka), await called('second question', lavka)];

    await mergeTicket(desk, from, into);
    const thread = await listThread(desk, into, { limit: 50 });
    const texts = thread.items.flatMap((entry) => (entry.entry === 'message' ? [entry.text] : []));
    const merged = await getTicket(desk, from);
    await undoMerge(desk, from);

    expect(texts).toEqual(['first question', 'second question']);
    expect(merged).toMatchObject({ status: 'done', mergedInto: { id: into }, cannotReply: 'ticket-merged' });
    expect(await getTicket(desk, from)).toMatchObject({ status: 'needs-first-answer', mergedInto: null });
  });

  test('never crosses merchants, and is too late after a day', async () => {
    const [ours, theirs, more] = [await called('a', lavka), await called('b', kniga), await called('c', lavka)];
    await mergeTicket(desk, more, ours);
    clock.set(NOON.add({ hours: 25 }));

    await expect(mergeTicket(desk, ours, theirs)).rejects.toMatchObject({ reason: 'merchants-differ' });
    await expect(undoMerge(desk, more)).rejects.toMatchObject({ reason: 'undo-too-late' });
    clock.set(NOON);
  });

  test('two crosswise at once end in one of them', async () => {
    const [a, b] = [await called('a', lavka), await called('b', lavka)];

    const ends = await Promise.allSettled([mergeTicket(desk, a, b), mergeTicket(desk, b, a)]);

    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test.each([
  ['wait', { status: 'waiting-outside', dueKind: 'none', isUnread: false }],
  ['close', { status: 'done', dueKind: 'none', isUnread: false }],
] as const)('a ticket that was answered before the message came stands as the answer left it (%s)', async (afterwards, stands) => {
  const chat = afterwards === 'wait' ? '4111' : '4112';
  const first = await write(ctx, bot, 'telegram', { chat, text: 'Declined', providerMessageId: '41' });
  const source = TicketId.parse(first.ticketId);
  const { lastInboundId: seen } = await getTicket(desk, source);
  await replyToTicket(desk, { ticketId: source, text: 'Ask your bank', seen, files: [], afterwards });
  clock.set(NOON.add({ minutes: 1 }));
  const other = { chat, text: 'And a refund for another order', threading: { replyTo: '41' } };
  const second = await write(ctx, bot, 'telegram', other);
  const between = await getTicket(desk, source);

  await moveMessage(desk, MessageId.parse(second.messageId), null);

  expect(between).toMatchObject({ status: 'needs-next-answer', isUnread: true });
  expect(await getTicket(desk, source)).toMatchObject(stands);
  clock.set(NOON);
});

test('a ticket in which more is unanswered still needs us', async () => {
  const first = await write(ctx, bot, 'telegram', { chat: '4113', text: 'Declined' });
  const source = TicketId.parse(first.ticketId);
  const { lastInboundId: seen } = await getTicket(desk, source);
  await replyToTicket(desk, { ticketId: source, text: 'Ask your bank', seen, files: [] });
  clock.set(NOON.add({ minutes: 1 }));
  await write(ctx, bot, 'telegram', { chat: '4113', text: 'They say it is you' });
  const other = await write(ctx, bot, 'telegram', { chat: '4113', text: 'And a refund for another order' });

  await moveMessage(desk, MessageId.parse(other.messageId), null);

  expect(await getTicket(desk, source)).toMatchObject({ status: 'needs-next-answer', isUnread: true });
  clock.set(NOON);
});

test('a message that belongs elsewhere moves to a new ticket, and what it leaves behind stands', async () => {
  const first = await write(ctx, bot, 'telegram', { chat: '4101', text: 'Declined' });
  const second = await write(ctx, bot, 'telegram', { chat: '4101', text: 'And a refund for another order' });
  const source = TicketId.parse(first.ticketId);

  const moved = await moveMessage(desk, MessageId.parse(second.messageId), null);

  expect(await getTicket(desk, moved.ticketId)).toMatchObject({ topic: 'refund', possiblyContinues: { id: source } });
  expect(await getTicket(desk, source)).toMatchObject({ lastLine: 'Declined', lastInboundId: first.messageId });
  await moveMessage(desk, MessageId.parse(first.messageId), moved.ticketId);
  expect(await getTicket(desk, source)).toMatchObject({ status: 'done', lastInboundId: null });
});

test('a stranger’s message does not move into somebody else’s ticket', async () => {
  const first = await write(ctx, bot, 'telegram', { chat: '4201' });
  const other = await write(ctx, bot, 'telegram', { chat: '4202' });

  const moved = moveMessage(desk, MessageId.parse(first.messageId), TicketId.parse(other.ticketId));

  await expect(moved).rejects.toMatchObject({ reason: 'writers-differ' });
});
