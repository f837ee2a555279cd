import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listThread, listUnseen, replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { lockTicket } from '../../../../server/domains/tickets/lock-ticket.ts';
import { mergeTicket } from '../../../../server/domains/tickets/merge-ticket.ts';
import { moveMessage } from '../../../../server/domains/tickets/move-message.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, receive, type Wrote, write } from '../../../support/tickets.ts';
import { until } from '../../../support/until.ts';

/* Promise D-06: what was said, said otherwise or brought here after an engineer looked has to be seen before they answer. */
const db = await freshDatabase();
const clock = clockAt(NOON);
const ctx = testContext(db, { clock });
const bot = await makeAccount(ctx);
const mailbox = await makeAccount(ctx, 'email');
const ana = await makePerson(ctx, { name: 'Ana Watch' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);

const says = async (chat: string, wrote: Wrote = {}) => {
  const { ticketId, messageId } = await write(ctx, bot, 'telegram', { chat, ...wrote });
  return { ticketId: TicketId.parse(ticketId), messageId: MessageId.parse(messageId) };
};
/** What a console has before its eyes after reading the newest page. */
async function seenIn(ticketId: TicketId, limit = 50): Promise<string> {
  const { items } = await listThread(desk, ticketId, { limit });
  return items.reduce((last, entry) => (entry.entry === 'message' && entry.mark > last ? entry.mark : last), '');
}
const answer = (ticketId: TicketId, seen: string) => replyToTicket(desk, { ticketId, text: 'It is done.', seen });
const edits = (chat: string, providerMessageId: string, text: string, seconds = 1) =>
  receive(ctx, bot, 'telegram', {
    kind: 'edit',
    conversation: { address: chat, kind: 'private' },
    providerMessageId,
    at: NOON.add({ seconds }).toString({ fractionalSecondDigits: 6 }),
    text,
  });
const unseen = (id: string) => ({ reason: 'thread-moved', fields: { [id]: 'unseen' } });

test('a message that reads otherwise since it was seen has to be seen again, once', async () => {
  const { ticketId, messageId } = await says('6001', { providerMessageId: '71', text: 'Cancel order 17' });
  const seen = await seenIn(ticketId);
  await edits('6001', '71', 'Do not cancel order 17!');

  await expect(answer(ticketId, seen)).rejects.toMatchObject(unseen(messageId));
  const { items } = await listUnseen(desk, ticketId, seen);
  expect(items).toMatchObject([{ id: messageId, text: 'Do not cancel order 17!', editedAt: expect.any(String) }]);
  await expect(answer(ticketId, items.at(-1)?.mark ?? '')).resolves.toBeDefined();
});

test('an edit of an older message is as new as the newest one', async () => {
  const { ticketId, messageId } = await says('6002', { providerMessageId: '81', text: 'Order 17' });
  await says('6002', { providerMessageId: '82', text: 'It was declined' });
  const seen = await seenIn(ticketId);
  await edits('6002', '81', 'Order 71');

  await expect(answer(ticketId, seen)).rejects.toMatchObject(unseen(messageId));
  await expect(answer(ticketId, await seenIn(ticketId))).resolves.toBeDefined();
});

test('an edit that changes no word asks for nothing', async () => {
  const { ticketId } = await says('6003', { providerMessageId: '91', text: 'Order 17' });
  const seen = await seenIn(ticketId);
  await edits('6003', '91', 'Order 17');

  await expect(answer(ticketId, seen)).resolves.toBeDefined();
});

test('a further piece of an album is new', async () => {
  const { ticketId, messageId } = await says('6004', { album: 'a9', text: 'The receipt' });
  const seen = await seenIn(ticketId);
  await says('6004', { album: 'a9', text: 'and the refusal' });

  await expect(answer(ticketId, seen)).rejects.toMatchObject(unseen(messageId));
});

test('an older message that was moved here is new here', async () => {
  const moved = await says('6005', { text: 'Wrong amount' });
  const first = await says('6006', { from: '6005', text: 'About my order' });
  const seen = await seenIn(first.ticketId);
  await moveMessage(desk, moved.messageId, first.ticketId);

  await expect(answer(first.ticketId, seen)).rejects.toMatchObject(unseen(moved.messageId));
});

test('what a merged ticket holds is new in the one in which it goes on', async () => {
  const older = await says('6007', { text: 'Declined twice' });
  const { ticketId } = await says('6008', { from: '6007', text: 'Declined' });
  const seen = await seenIn(ticketId);
  await mergeTicket(desk, older.ticketId, ticketId);

  await expect(answer(ticketId, seen)).rejects.toMatchObject(unseen(older.messageId));
  await expect(answer(ticketId, await seenIn(ticketId))).resolves.toBeDefined();
});

test('a late mail whose own date lies more than a page back is shown by the refusal, and the second press has seen it', async () => {
  const mail = (text: string, minutesAgo: number, ticketToken?: TicketId) =>
    write(ctx, mailbox, 'email', {
      chat: 'slow@example.com',
      text,
      at: NOON.subtract({ minutes: minutesAgo }),
      ...(ticketToken === undefined ? {} : { threading: { ticketToken } }),
    });
  const ticketId = TicketId.parse((await mail('The first', 100)).ticketId);
  for (let minute = 60; minute > 0; minute -= 1) await mail(`Number ${minute}`, minute, ticketId);
  const seen = await seenIn(ticketId, 20);
  const late = await mail('Stop, it was the wrong account', 90, ticketId);

  expect(await seenIn(ticketId, 20)).toBe(seen);
  await expect(answer(ticketId, await seenIn(ticketId, 20))).rejects.toMatchObject(unseen(String(late.messageId)));
  const { items } = await listUnseen(desk, ticketId, seen);
  expect(items.map(({ text }) => text)).toEqual(['Stop, it was the wrong account']);
  await expect(answer(ticketId, items.at(-1)?.mark ?? '')).resolves.toBeDefined();
});

test('a message whose storing began before an answer and ended after it is after it', async () => {
  const { ticketId, messageId } = await says('6009');
  const boris = asPerson(ctx, db, await makePerson(ctx, { name: 'Boris Watch' }));
  const [held, mayAnswer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const answering = desk.change('ticket.reply', ticketId, async (write) => {
    await lockTicket(desk, write, ticketId);
    held.resolve();
    await mayAnswer.promise;
    return answer(ticketId, messageId);
  });
  await held.promise;
  const saying = says('6009', { text: 'And this?' });
  await until(
    async () =>
      (
        await db.read.execute(
          sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
      ).length > 0,
  );
  mayAnswer.resolve();
  const [sent, said] = await Promise.all([answering, saying]);

  const blind = replyToTicket(boris, { ticketId, text: 'Yes', seen: sent.messageId });
  await expect(blind).rejects.toMatchObject(unseen(said.messageId));
});
