import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { assignTicket } from '../../../server/domains/tickets/assign-ticket.ts';
import { getTicket } from '../../../server/domains/tickets/index.ts';
import { markRead } from '../../../server/domains/tickets/mark-read.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { banner, dialogOpen, thread } from '../../support/inbox-seat.ts';
import { makePerson } from '../../support/people.ts';
import { asPerson, makeAccount, putOnDuty, write } from '../../support/tickets.ts';
import { filled, WORDS } from '../../support/words.ts';

/* What calls an engineer who does not look, and what keeps a ticket from being left to itself. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const { access, app, tickets } = WORDS.en;
const ctx = atDesk(inbox.desk);
const mailbox = await makeAccount(ctx, 'email');
const newTicket = async (chat: string, text: string) =>
  TicketId.parse((await write(ctx, mailbox, 'email', { chat, text })).ticketId);

const count = async (page: Page) => Number(/^\((\d+)/.exec(await page.title())?.[1] ?? 0);

test('behind the lock it calls also where nobody wrote: a ticket is handed over, and one that was read is about to be late', async () => {
  const { desk, engineer } = inbox;
  const own = await newTicket('first@example.com', 'How do I test a refund?');
  const as = (person: typeof engineer) => asPerson(ctx, desk.db, person);
  await markRead(as(engineer), own);
  const colleague = await makePerson(ctx, { name: 'Oleg Second' });
  await putOnDuty(ctx, colleague.id);
  const theirs = await newTicket('second@example.com', 'Where is the contract?');
  expect((await getTicket(ctx, theirs)).assignee?.id).toBe(colleague.id);
  const { page, problems } = await sitDown(inbox, browser, engineer);
  await told(page, app.connection.live);
  await page.keyboard.press('Control+Shift+KeyL');
  await page.getByRole('heading', { name: access.lock.title }).waitFor();
  const before = await count(page);

  await assignTicket(as(colleague), theirs, { to: engineer.id, reason: 'The shift is over' });
  await expect.poll(() => count(page)).toBeGreaterThan(before);
  const handedOver = await count(page);
  desk.clock.set(desk.clock.now().add({ minutes: 56 }));

  await expect.poll(() => count(page)).toBeGreaterThan(handedOver);
  await expect.poll(async () => (await getTicket(ctx, own)).isUnread).toBe(true);
  expect(problems).toEqual([]);
});

test('what waits for the bank says when the bank is asked again', async () => {
  const id = await newTicket('third@example.com', 'The bank holds my money');
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${id}`);
  await thread(page).getByText('The bank holds').waitFor();

  await page.keyboard.press('KeyW');
  await dialogOpen(page, tickets.move.title);
  await page.keyboard.press('Digit1');
  await dialogOpen(page, filled(tickets.move.askAgain, { on: tickets.waitingOn.bank }));
  await page.keyboard.press('Digit2');

  await banner(page, tickets.banner.askAgain).waitFor();
  expect(await getTicket(ctx, id)).toMatchObject({ status: 'waiting-inside', waitingOn: 'bank', dueKind: 'wake' });
  expect(problems).toEqual([]);
});
