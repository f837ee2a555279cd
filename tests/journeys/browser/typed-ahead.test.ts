import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { TicketId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { facts, field, path, rows, thread } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { keyboardOf } from '../../support/physical-keys.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

/* Promises D-07 and D-17 at the fastest hands: what is struck before there is a place for it is text, not commands, and is kept. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const bot = await makeAccount(ctx);
const { tickets } = WORDS.en;

const asked = async (chat: string, text: string) =>
  TicketId.parse((await write(ctx, bot, 'telegram', { chat, text })).ticketId);

/** The server is slow to tell of a ticket, until it is let go; then it does, or the network fails. */
async function keptWaiting(page: Page, ticketId: TicketId, ending: 'continue' | 'abort' = 'continue') {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/api/tickets/${ticketId}`, async (route) => {
    await promise;
    await route[ending]();
  });
  return resolve;
}

const hasFocus = (page: Page) => page.locator('textarea:focus').waitFor();

test('an answer that is begun before its ticket is there waits, and goes on in the field', async () => {
  const ticketId = await asked('9901', 'Quick hands');
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  const letGo = await keptWaiting(page, ticketId);
  await page.goto(`/inbox?view=${encodeURIComponent('"Quick hands" sort:deadline')}`);
  await rows(page).first().waitFor();
  const { strike } = await keyboardOf(page, 'latin');

  await page.keyboard.press('Enter');
  await page.keyboard.press('KeyR');
  await page.keyboard.type('East jetx');
  await page.keyboard.press('Backspace');
  await page.getByText('East jet', { exact: true }).waitFor();
  await keepPicture(page, 'typed ahead');
  letGo();
  await hasFocus(page);
  await page.keyboard.type(', indeed');

  expect(await field(page).inputValue()).toBe('East jet, indeed');
  expect(path(page)).toBe(`/inbox/${ticketId}`);
  await facts(page, tickets.status.done).waitFor({ state: 'detached' });
  await strike('Escape', 'Escape');
  await expect.poll(() => path(page)).toBe('/inbox');
  expect(problems).toEqual([]);
});

test('what is begun on the way to the next ticket is for the next one, on any layout', async () => {
  const [first, second] = [await asked('9902', 'Pair one'), await asked('9903', 'Pair two')];
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  const letGo = await keptWaiting(page, second);
  await page.goto(`/inbox/${first}?view=${encodeURIComponent('Pair sort:number')}`);
  await thread(page).getByText('Pair one').waitFor();
  await field(page).waitFor();
  await expect.poll(() => rows(page).count()).toBe(2);
  const { strike } = await keyboardOf(page, 'cyrillic');
  const isFirstOnTop = ((await rows(page).first().getAttribute('href')) ?? '').includes(first);

  await strike(isFirstOnTop ? 'KeyJ' : 'KeyK', 'KeyN', 'KeyJ', 'KeyE', 'Space', 'KeyK');
  await page.getByText('оу л', { exact: true }).waitFor();
  letGo();
  await hasFocus(page);

  await expect.poll(() => field(page).inputValue()).toBe('оу л');
  await page.getByRole('tab', { name: tickets.composer.note, selected: true }).waitFor();
  expect(path(page)).toBe(`/inbox/${second}`);
  expect(problems).toEqual([]);
});

test('words for a ticket that could not be had are its draft when it can', async () => {
  const ticketId = await asked('9904', 'Words that wait');
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  const letGo = await keptWaiting(page, ticketId, 'abort');
  await page.goto(`/inbox?view=${encodeURIComponent('"Words that wait"')}`);
  await rows(page).first().waitFor();

  await page.keyboard.press('Enter');
  await page.keyboard.press('KeyR');
  await page.keyboard.type('Kept');
  letGo();
  await page.getByText(tickets.notLoaded).waitFor();
  await page.unroute(`**/api/tickets/${ticketId}`);
  await page.getByRole('button', { name: tickets.again }).click();

  await expect.poll(() => field(page).inputValue()).toBe('Kept');
});
