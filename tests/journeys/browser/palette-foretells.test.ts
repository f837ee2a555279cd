import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { assignTicket } from '../../../server/domains/tickets/assign-ticket.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { field, noDialog, thread } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { filled, WORDS } from '../../support/words.ts';

/* The palette tells what will happen before Enter, and begins with what the open ticket asks for. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const bot = await makeAccount(ctx);
const { app, tickets } = WORDS.en;

const foretold = (page: Page) => page.getByRole('dialog').getByRole('complementary').innerText();
const chosen = (page: Page) => page.getByRole('option', { selected: true }).innerText();

async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByPlaceholder(app.palette.placeholder).fill(text);
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await noDialog(page);
}

test.each([
  'light',
  'dark',
] as const)('what an action will do is told with the words that it sends (%s)', async (theme) => {
  const chat = theme === 'light' ? '9961' : '9962';
  const outcome = await write(ctx, bot, 'telegram', { chat, name: 'Anna Payer', text: 'Where is my money?' });
  const ticketId = TicketId.parse(outcome.ticketId);
  await assignTicket(ctx, ticketId, { to: inbox.engineer.id, reason: 'hers' });
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.emulateMedia({ colorScheme: theme });
  await page.goto(`/inbox/${ticketId}`);
  await thread(page).getByText('Where is my money?').waitFor();
  await field(page).waitFor();

  await page.getByText(tickets.composer.drafted).waitFor();
  await ask(page, '>');
  expect(await chosen(page)).toContain(tickets.keys.draft);
  expect(await foretold(page)).toContain(tickets.foretold.draft);
  expect(await foretold(page)).toContain('Anna');
  await leave(page);

  await page.keyboard.press('KeyR');
  await page.keyboard.type('It is on its way.');
  await ask(page, '>');
  expect(await chosen(page)).toContain(tickets.keys.send);
  expect(await foretold(page)).toContain(filled(tickets.foretold.send.private, { name: 'Anna Payer' }));
  expect(await foretold(page)).toContain('It is on its way.');
  await keepPicture(page, `palette foretells ${theme}`);
  await leave(page);

  await ask(page, `>${tickets.act.snooze}`);
  expect(await foretold(page)).toContain('leaves the queue');
  await leave(page);
  await ask(page, `>${tickets.act.assign}`);
  await page.getByRole('option', { name: tickets.act.assign }).hover();
  expect(await foretold(page)).toContain('Now it is with Nora Duty');
  expect(problems).toEqual([]);
});
