import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { messages } from '../../../server/domains/tickets/tables.ts';
import { atDesk, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, PAYER, rowsOf, sitDown } from '../../support/inbox-desk.ts';
import { turnToReply } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { makePerson } from '../../support/people.ts';
import { WORDS } from '../../support/words.ts';

const inbox = await inboxDesk();
const browser = await openBrowser();
const { access, app, tickets } = WORDS.en;

const rows = (page: Page) => rowsOf(page, tickets.list.label);
const rowOf = (page: Page, text: string) => rows(page).filter({ hasText: text });
const thread = (page: Page) => page.getByRole('region', { name: tickets.thread.label });
const field = (page: Page) => page.getByRole('textbox', { name: /Reply to|Note on/ });
const pill = (page: Page) => page.getByRole('button').filter({ hasText: '↑' });
const bottomOf = (box: { y: number; height: number } | null) => (box === null ? Number.NaN : box.y + box.height);
let writers = 0;
const somebody = () => {
  writers += 1;
  return { ...PAYER, id: PAYER.id + writers };
};

/** Somebody writes, and the ticket is open on the screen. */
async function opened(page: Page, text: string, from = somebody()) {
  await told(page, app.connection.live);
  inbox.write(from, { text });
  await page.keyboard.press('KeyG');
  await page.keyboard.press('Digit8');
  await pill(page).or(rowOf(page, text)).first().waitFor();
  await page.keyboard.press('Period');
  await rowOf(page, text).first().click();
  await thread(page).getByText(text).waitFor();
  return from;
}

test('a message comes in, its payment is found and explained, it is answered and delivered', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'Why was order 10423 declined? 48.50 BYN, card 4242');

  await page
    .getByText('Insufficient')
    .or(page.getByText(/not enough|lacked/i))
    .first()
    .waitFor();
  await turnToReply(page);
  await page.keyboard.type('Thank you, we are looking into it.');
  await page.keyboard.press('Control+Enter');
  await thread(page).getByText(tickets.delivery.queued).waitFor();
  inbox.desk.clock.set(inbox.desk.clock.now().add({ seconds: 4 }));

  await expect.poll(() => inbox.said.map(({ text }) => text)).toContain('Thank you, we are looking into it.');
  await thread(page).getByText(tickets.delivery.sent).waitFor();
  expect(problems).toEqual([]);
});

test('a list whose address is a bare number is kept up to date like any other', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  const from = await opened(page, 'Order 770188 is paid and was never sent');
  await page.goto('/inbox?view=770188');
  await rowOf(page, '770188').waitFor();
  await told(page, app.connection.live);

  inbox.write(from, { text: 'Is there any news of it?' });

  await rowOf(page, 'Is there any news of it?').waitFor();
});

test('an answer that has not seen their last words is refused once, with exactly what was missed', async () => {
  const { page, context } = await sitDown(inbox, browser, inbox.engineer);
  const cuts = new Set<{ close(): Promise<void> }>();
  await page.routeWebSocket(/live/, (socket) => {
    socket.connectToServer();
    cuts.add(socket);
  });
  const from = await opened(page, 'Where is my refund of yesterday?');
  await turnToReply(page);
  await page.keyboard.type('It is on its way.');

  await page.route('**/api/tickets/*/thread**', (route) => route.abort());
  await page.route('**/api/streams/**', (route) => route.abort());
  for (const socket of cuts) await socket.close();
  inbox.write(from, { text: 'It came already, sorry!' });
  await expect.poll(async () => (await inboundTexts()).join()).toContain('It came already');
  await page.unroute('**/api/tickets/*/thread**');
  await page.keyboard.press('Control+Enter');

  const missed = page.getByRole('alert').filter({ hasText: 'It came already, sorry!' });
  await missed.waitFor();
  expect(await field(page).inputValue()).toBe('It is on its way.');
  await page.keyboard.press('Control+Enter');
  await missed.waitFor({ state: 'detached' });
  await expect.poll(() => field(page).inputValue()).toBe('');
  await context.close();
});

test('what is typed survives a network that is gone and a page that is loaded anew', async () => {
  const { page, context } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'I was charged twice for one order');
  await turnToReply(page);
  await context.setOffline(true);
  await page.keyboard.type('We have found both charges');
  await context.setOffline(false);
  await page.reload();

  await expect.poll(() => field(page).inputValue()).toBe('We have found both charges');
  await told(page, tickets.draft.saved);
});

test('two engineers on one ticket see each other, and one note is there for both', async () => {
  const colleague = await makePerson(atDesk(inbox.desk), { name: 'Oleg Second', withApp: true });
  const first = await sitDown(inbox, browser, inbox.engineer);
  await opened(first.page, 'Is the module for OpenCart broken?');
  const second = await sitDown(inbox, browser, colleague);
  await second.page.goto(new URL(first.page.url()).pathname);
  await thread(second.page).getByText('Is the module').waitFor();
  await first.page.getByTitle('Oleg Second').first().waitFor();

  await second.page.keyboard.press('KeyN');
  await second.page.keyboard.type('I know this one');
  await first.page.getByText('Oleg Second is typing here').waitFor();
  await second.page.keyboard.press('Alt+Enter');

  await thread(first.page).getByText('I know this one').waitFor();
  expect(inbox.said.map(({ text }) => text).join()).not.toContain('I know this one');
  expect([...first.problems, ...second.problems]).toEqual([]);
});

test('a held answer is taken back by Z, and its words are the draft again', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'Can you send the documents again?');
  await turnToReply(page);
  await page.keyboard.type('Too early');
  await page.keyboard.press('Control+Enter');
  await thread(page).getByText(tickets.delivery.queued).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('KeyZ');

  await thread(page).getByText(tickets.delivery['taken-back'], { exact: true }).waitFor();
  await expect.poll(() => field(page).inputValue()).toBe('Too early');
});

test('a file outlives a page that is loaded anew, needs no words to be sent, and comes back with Z', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'Where is my receipt?');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: tickets.files.add }).click(),
  ]);
  await chooser.setFiles({ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('paid') });
  await page.getByText('receipt.txt · 4 byte').waitFor();
  await page.getByText(tickets.draft.saved).waitFor();
  await page.reload();
  await page.getByText('receipt.txt · 4 byte').waitFor();

  await page.getByRole('button', { name: tickets.way.send.private }).click();
  await thread(page)
    .getByRole('link', { name: /receipt\.txt/ })
    .waitFor();
  await page.keyboard.press('KeyZ');

  await thread(page).getByText(tickets.delivery['taken-back'], { exact: true }).waitFor();
  await page.getByText('receipt.txt · 4 byte').waitFor();
  expect(problems).toEqual([]);
});

test('it calls: a message shows in the title while the page is another one, and behind the lock', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  const from = await opened(page, 'Where do I find the report?');
  // Whoever is on duty and has least got it: now it is this engineer's.
  await page.getByRole('button', { name: tickets.act.assign }).waitFor();
  if ((await page.getByText('with Nora Duty').count()) === 0) await page.keyboard.press('KeyI');
  await told(page, 'with Nora Duty');
  await page.goto('/settings');
  await told(page, app.connection.live);
  const count = async () => Number(/^\((\d+)/.exec(await page.title())?.[1] ?? 0);
  const first = await count();

  inbox.write(from, { text: 'Is anybody there?' });
  await expect.poll(count).toBeGreaterThan(first);
  const before = await count();
  await page.keyboard.press('Control+Shift+KeyL');
  await page.getByRole('heading', { name: access.lock.title }).waitFor();
  inbox.write(from, { text: 'Hello? It is urgent' });

  await expect.poll(count).toBeGreaterThan(before);
});

test('rows keep their place under the cursor; what is new waits in the pill', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto('/inbox?view=sort%3Adeadline');
  await rows(page).first().waitFor();
  await told(page, app.connection.live);
  const texts = () => rows(page).allInnerTexts();
  const namesOf = (lines: string[]) =>
    lines.map((line) =>
      line
        .split('\n')
        .filter((part) => !/^[−\d:]+/.test(part))
        .join(),
    );
  const before = namesOf(await texts());

  inbox.write(somebody(), { text: 'A new one among the old' });
  await pill(page).waitFor();

  expect(namesOf(await texts())).toEqual(before);
  const [above, below] = [await pill(page).boundingBox(), await rows(page).first().boundingBox()];
  expect(bottomOf(above)).toBeLessThanOrEqual(below?.y ?? 0);
  await keepPicture(page, 'something new above the rows');
  await pill(page).click();
  await rowOf(page, 'A new one among the old').waitFor();
});

test('a file goes with the answer, and a template that is typed by its name is filled in', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'Please send me the list of fields');
  await turnToReply(page);
  await page.keyboard.type('Here it is. ;looki');
  await page.getByRole('option').filter({ hasText: ';looking' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page).inputValue()).toMatch(/^Here it is\. (?!;)/);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: tickets.files.add }).click(),
  ]);
  await chooser.setFiles({ name: 'fields.txt', mimeType: 'text/plain', buffer: Buffer.from('amount, currency') });
  await page.getByText('fields.txt').waitFor();
  await expect(page.getByText('16 byte').waitFor()).resolves.toBeUndefined();
  await field(page).focus();
  await page.keyboard.press('Control+Enter');

  await thread(page)
    .getByRole('link', { name: /fields\.txt/ })
    .waitFor();
  expect(problems).toEqual([]);
});

/** One dot. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('who writes to somebody that sent a card number is offered the sentence that says so', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'My card is 420000••••••0000');
  await turnToReply(page);
  await page.keyboard.type('We look into it.');
  await page.getByRole('button', { name: tickets.composer.cardAdd }).click();

  await expect.poll(() => field(page).inputValue()).toMatch(/^We look into it\.\n\n.*card number/s);
  expect(await page.getByRole('button', { name: tickets.composer.cardAdd }).count()).toBe(0);
});

test('a picture is looked at without leaving; what only calls itself one is not shown', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await opened(page, 'Please show me where to click');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: tickets.files.add }).click(),
  ]);
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
  await chooser.setFiles([
    { name: 'screen.png', mimeType: 'image/png', buffer: PNG },
    { name: 'false.png', mimeType: 'image/png', buffer: drawing },
  ]);
  await page.getByText('screen.png · ').waitFor();
  await page.getByText('false.png · ').waitFor();
  await turnToReply(page);
  await page.keyboard.type('Here.');
  await expect.poll(() => page.getByText(tickets.files['held-back']).count()).toBe(2);
  await page.keyboard.press('Control+Enter');

  await thread(page)
    .getByRole('button', { name: `${tickets.files.show}: screen.png` })
    .click();
  const picture = thread(page).getByRole('img', { name: 'screen.png' });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await thread(page)
    .getByRole('button', { name: `${tickets.files.show}: false.png` })
    .click();
  await thread(page).getByText(tickets.files.notWhatItSays).waitFor();
  expect(await thread(page).getByRole('img', { name: 'false.png' }).count()).toBe(0);
  expect(problems).toEqual([]);
});

async function inboundTexts(): Promise<string[]> {
  const rows = await inbox.desk.db.read.select({ text: messages.text }).from(messages);
  return rows.map(({ text }) => text);
}
