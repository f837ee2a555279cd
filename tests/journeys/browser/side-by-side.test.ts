import { expect, test } from 'vitest';
import { moveTicket } from '../../../server/domains/tickets/move-ticket.ts';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk, fill, press, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { banner, dialogOpen, noDialog, path, thread, ticket } from '../../support/inbox-seat.ts';
import { keyboardOf } from '../../support/physical-keys.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

/* What is said of a request by hand, and two requests of one writer under one's eyes at once. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const bot = await makeAccount(ctx);
const { tickets } = WORDS.en;

async function says(chat: string, text: string): Promise<TicketId> {
  return TicketId.parse((await write(ctx, bot, 'telegram', { chat, text })).ticketId);
}

async function sitAt(ticketId: TicketId) {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/inbox/${ticketId}`);
  return { page, problems, strike: (await keyboardOf(page, 'latin')).strike };
}

test('two requests of one writer are read side by side, and one goes on in the other', async () => {
  const first = await says('81001', 'The first question, about a refund');
  await moveTicket(ctx, first, { move: 'close' });
  const second = await says('81001', 'The second question, about a limit');
  const { page, strike, problems } = await sitAt(second);
  const pane = page.getByRole('region', { name: /beside this one/ });

  await page
    .getByRole('complementary', { name: tickets.context })
    .getByRole('button', { name: /first question/ })
    .press('Enter');

  await pane.getByRole('article').getByText('The first question, about a refund').waitFor();
  await thread(page).getByText('The second question, about a limit').waitFor();
  expect(path(page)).toBe(`/inbox/${second}`);
  expect(await pane.getByRole('textbox').count()).toBe(0);
  expect(await pane.getByRole('button', { name: tickets.move.message }).count()).toBe(0);

  await pane.getByRole('button', { name: tickets.beside.merge }).click();
  await pane.waitFor({ state: 'detached' });
  await thread(page).getByText('The first question, about a refund').waitFor();
  expect(path(page)).toBe(`/inbox/${second}`);

  await strike('KeyZ');
  await page
    .getByRole('complementary', { name: tickets.context })
    .getByRole('button', { name: /first question/ })
    .click();
  await pane.getByRole('link', { name: tickets.beside.open }).click();
  await expect.poll(() => path(page)).toBe(`/inbox/${first}`);
  await banner(page, /This ticket goes on in/).waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});

test('what a request is, is said in one window, and taken back', async () => {
  const { page, strike, problems } = await sitAt(await says('81002', 'Something unclear, please help'));
  await thread(page).getByText('Something unclear').waitFor();

  await strike('KeyU');
  await dialogOpen(page);
  await fill(page, tickets.about.subject, 'Order 17 unpaid');
  await page.getByRole('combobox', { name: tickets.about.side }).click();
  await page.getByRole('option', { name: tickets.side.payer }).click();
  await page.getByLabel(tickets.about.due).fill('2001-01-01T10:00');
  await press(page, tickets.about.save);
  await told(page, WORDS.en.errors.reasons['time-has-passed']);
  await page.getByLabel(tickets.about.due).fill('2126-01-01T10:00');
  await press(page, tickets.about.save);
  await noDialog(page);

  await page.getByRole('heading', { name: 'Order 17 unpaid' }).waitFor();
  const payer = ticket(page).locator('header').getByText('payer Anna Payer');
  await payer.waitFor();
  await thread(page)
    .getByRole('button', { name: /more event/ })
    .click();
  await thread(page).getByText('the writer is now: Payer').waitFor();
  await strike('KeyZ');
  await page.getByRole('heading', { name: 'Order 17 unpaid' }).waitFor({ state: 'detached' });
  await payer.waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});
