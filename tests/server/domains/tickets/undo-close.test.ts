import { expect, test } from 'vitest';
import { replyToTicket } from '../../../../server/domains/tickets/index.ts';
import { moveTicket } from '../../../../server/domains/tickets/move-ticket.ts';
import { promiseTicket } from '../../../../server/domains/tickets/promise-ticket.ts';
import { getTicket } from '../../../../server/domains/tickets/queries/get-ticket.ts';
import { snoozeTicket } from '../../../../server/domains/tickets/snooze-ticket.ts';
import { undoClose } from '../../../../server/domains/tickets/undo-close.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId, TicketId } from '../../../../server/kernel/ids.ts';
import { freshDatabase, NOON, testContext } from '../../../support/database.ts';
import { makePerson } from '../../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../../support/tickets.ts';

const db = await freshDatabase();
const ctx = testContext(db, { clock: clockAt(NOON) });
const bot = await makeAccount(ctx);
const ana = await makePerson(ctx, { name: 'Ana Watch' });
await putOnDuty(ctx, ana.id);
const desk = asPerson(ctx, db, ana);

let chats = 6000;
async function newTicket() {
  chats += 1;
  const outcome = await write(ctx, bot, 'telegram', { chat: String(chats) });
  return { id: TicketId.parse(outcome.ticketId), seen: MessageId.parse(outcome.messageId) };
}

test('a close that is undone leaves nothing changed: whom it waits for, what was promised, how long it sleeps', async () => {
  const { id } = await newTicket();
  await moveTicket(desk, id, { move: 'wait-inside', on: 'bank' });
  await promiseTicket(desk, id, { at: NOON.add({ hours: 5 }).toString(), text: 'the answer of the bank' });
  await snoozeTicket(desk, id, NOON.add({ hours: 3 }).toString());
  const before = await getTicket(desk, id);
  await moveTicket(desk, id, { move: 'close' });

  const after = await undoClose(desk, id);

  expect(after).toEqual({ ...before, revision: after.revision });
  expect(after).toMatchObject({
    status: 'waiting-inside',
    waitingOn: 'bank',
    promise: { text: 'the answer of the bank' },
  });
});

test('a ticket that needed an answer needs it by the same moment', async () => {
  const { id } = await newTicket();
  const before = await getTicket(desk, id);
  await moveTicket(desk, id, { move: 'close' });

  expect(await undoClose(desk, id)).toMatchObject({
    status: 'needs-first-answer',
    dueAt: before.dueAt,
    isUnread: true,
  });
});

test('what has moved on since is not turned back', async () => {
  const { id, seen } = await newTicket();
  const refused = { reason: 'not-from-here' };
  await expect(undoClose(desk, id)).rejects.toMatchObject(refused);
  await moveTicket(desk, id, { move: 'close' });
  await moveTicket(desk, id, { move: 'reopen' });

  await expect(undoClose(desk, id)).rejects.toMatchObject(refused);

  await replyToTicket(desk, { ticketId: id, text: 'Done', seen, afterwards: 'close' });
  await expect(undoClose(desk, id)).rejects.toMatchObject(refused);
});
