import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { messages } from '../../../server/domains/tickets/tables.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, PAYER, rowsOf, sitDown } from '../../support/inbox-desk.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { WORDS } from '../../support/words.ts';

/* Links of ours that bind a Telegram chat: of who paid, and of who is called. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const { answers, tickets } = WORDS.en;

/** The address that the screen shows, as Telegram says its word to the bot. */
async function startOf(page: Page): Promise<string> {
  const shown = page.getByText(/t\.me\/\w+\?start=/).first();
  await shown.waitFor();
  return `/start ${/start=([\w-]+)/.exec((await shown.textContent()) ?? '')?.[1] ?? ''}`;
}

test('whoever opens the link for a payer is proven to be the payer of that payment, on the screen where it was made', async () => {
  const before = await inbox.desk.db.read.$count(messages);
  inbox.write(PAYER, { text: 'Why was order 10423 declined? 48.50 BYN' });
  await expect.poll(() => inbox.desk.db.read.$count(messages)).toBe(before + 1);
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await rowsOf(page, tickets.list.label).filter({ hasText: 'order 10423' }).click();
  await page.getByText(answers.level.claims, { exact: true }).waitFor();

  await page.getByRole('button', { name: answers.link.payment }).click();
  const start = await startOf(page);
  await keepPicture(page, 'link for a payer');
  inbox.write(PAYER, { text: start });

  await page.getByText(answers.level.proven, { exact: true }).waitFor();
  await page.getByText(answers.why['payment-link']).waitFor();
  expect(problems).toEqual([]);
});

test('an engineer binds their own Telegram, and the page says where they are called', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto('/settings');
  await page.getByText(tickets.calling.noReach).waitFor();

  await page.getByRole('button', { name: tickets.calling.bind }).click();
  inbox.write({ ...PAYER, id: 7999, firstName: 'Nora' }, { text: await startOf(page) });
  await page.getByText(/You are called by/).waitFor();

  await keepPicture(page, 'own reach');
  await page.getByRole('button', { name: tickets.calling.unbind }).click();
  await page.getByText(tickets.calling.noReach).waitFor();
  expect(problems).toEqual([]);
});
