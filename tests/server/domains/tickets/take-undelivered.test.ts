import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listOutbound } from '../../../../server/domains/channels/index.ts';
import { outbound } from '../../../../server/domains/channels/tables.ts';
import { decideMessage } from '../../../../server/domains/tickets/decide-message.ts';
import { getTicket, noteDelivery, replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { undoMerge } from '../../../../server/domains/tickets/undo-merge.ts';
import type { TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, receive, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db);
const person = await makePerson(ctx, { role: 'engineer' });
await putOnDuty(ctx, person.id);
const ana = asPerson(ctx, db, person);
const mailbox = await makeAccount(ctx, 'email');

/** A ticket whose answer left under this name. */
async function answered(providerMessageId: string, afterwards: 'wait' | 'close' = 'wait') {
  const { ticketId } = await write(ctx, mailbox, 'email', { chat: 'vera@shop.example' });
  if (ticketId === undefined) throw new Error('a ticket is expected');
  const { lastInboundId: seen } = await getTicket(ctx, ticketId);
  const { messageId } = await replyToTicket(ana, { ticketId, text: 'Done', seen, files: [], afterwards });
  await db.write.update(outbound).set({ state: 'sent', providerMessageId }).where(eq(outbound.id, messageId));
  return { ticketId, messageId };
}

const comesBack = (providerMessageId: string, final: boolean, recipients = ['vera@shop.example']) =>
  receive(ctx, mailbox, 'email', {
    kind: 'undelivered',
    providerMessageId,
    at: NOON.toString({ fractionalSecondDigits: 6 }),
    final,
    words: 'vera@shop.example: 550 no such user',
    recipients,
  });

const isUndelivered = async (ticketId: TicketId) => (await getTicket(ctx, ticketId)).hasUndelivered;

test('an answer that came back has failed, in the server’s words, until a person decides', async () => {
  const { ticketId, messageId } = await answered('<a@desk.example>');

  await comesBack('<a@desk.example>', true);
  await noteDelivery(ctx, messageId);

  expect(await listOutbound(db.read, [messageId])).toMatchObject([
    { state: 'failed', failure: { reason: 'bounced', words: 'vera@shop.example: 550 no such user' } },
  ]);
  expect(await isUndelivered(ticketId)).toBe(true);

  await decideMessage(ana, messageId, 'send-again');
  expect(await listOutbound(db.read, [messageId])).toMatchObject([{ state: 'queued', failure: null }]);
});

test('one that is only late is still on its way', async () => {
  const { ticketId, messageId } = await answered('<b@desk.example>');

  await comesBack('<b@desk.example>', false);
  await noteDelivery(ctx, messageId);

  expect(await listOutbound(db.read, [messageId])).toMatchObject([{ state: 'sent' }]);
  expect(await isUndelivered(ticketId)).toBe(false);
});

test.each([
  [['eve@elsewhere.example']],
  [[]],
])('a report that names %j, to whom nothing went, is forged: the answer and its ticket stay as they are', async (recipients) => {
  const name = `<forged-${recipients.length}@desk.example>`;
  const { ticketId, messageId } = await answered(name, 'close');

  const outcome = await comesBack(name, true, recipients);

  expect(outcome).toEqual({ state: 'quarantined', reason: 'bounce-doubted' });
  expect(await listOutbound(db.read, [messageId])).toMatchObject([{ state: 'sent', failure: null }]);
  expect(await getTicket(ctx, ticketId)).toMatchObject({ status: 'done', hasUndelivered: false, isUnread: false });
});

test('an answer that closed its ticket and came back opens it again, in front of somebody on duty', async () => {
  const { ticketId, messageId } = await answered('<closing@desk.example>', 'close');
  expect((await getTicket(ctx, ticketId)).status).toBe('done');

  await comesBack('<closing@desk.example>', true);
  const back = await getTicket(ctx, ticketId);
  await decideMessage(ana, messageId, 'send-again');

  expect(back).toMatchObject({ status: 'needs-next-answer', hasUndelivered: true, isUnread: true, closedAt: null });
  expect(back.dueAt).not.toBeNull();
  // On its way again it leads where it had led.
  expect(await getTicket(ctx, ticketId)).toMatchObject({ status: 'done', hasUndelivered: false, dueAt: null });
});

test('a writer who waits to hear something does not count as answered while the answer is given up', async () => {
  const { ticketId, messageId } = await answered('<waiting@desk.example>');
  await comesBack('<waiting@desk.example>', true);

  await decideMessage(ana, messageId, 'give-up');

  expect(await getTicket(ctx, ticketId)).toMatchObject({ status: 'needs-next-answer', hasUndelivered: false });
});

test('what the writer said meanwhile still waits when the answer goes out again', async () => {
  const { ticketId, messageId } = await answered('<meanwhile@desk.example>');
  await comesBack('<meanwhile@desk.example>', true);
  await write(ctx, mailbox, 'email', { chat: 'vera@shop.example', threading: { ticketToken: ticketId } });

  await decideMessage(ana, messageId, 'send-again');

  expect((await getTicket(ctx, ticketId)).status).toBe('needs-next-answer');
});

test('of a ticket that goes on in another it rises there, and goes back with it', async () => {
  const { ticketId, messageId } = await answered('<merged@desk.example>');
  const { ticketId: into } = await answered('<into@desk.example>');
  await mergeTicket(ana, ticketId, into);

  await comesBack('<merged@desk.example>', true);
  await noteDelivery(ctx, messageId);
  const risen = await getTicket(ctx, into);
  await undoMerge(ana, ticketId);

  expect(risen).toMatchObject({ hasUndelivered: true, status: 'needs-next-answer', isUnread: true });
  expect(await isUndelivered(into)).toBe(false);
  expect(await isUndelivered(ticketId)).toBe(true);
});
