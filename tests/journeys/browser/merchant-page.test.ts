import { expect, test } from 'vitest';
import { listMerchants } from '../../../server/domains/merchants/index.ts';
import { listTickets } from '../../../server/domains/tickets/index.ts';
import { atDesk, fill, heading, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { enterAs, sampleDesk } from '../../support/sample-desk.ts';
import { until } from '../../support/until.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const words = WORDS.ru['status-pages'];
const SHOP = '2112';
/** Account manager of the merchant that the shop belongs to. */
const MARTA = 'marta@ozerta.example';

const REPORT = `### WordPress Environment ###

WC Version: 8.2.1
WP Version: 6.3.1
PHP Version: 7.2.34

### Settings ###

Currency: BYR (Br)
Number of Decimals: 0
`;

async function merchantOfShop() {
  const [merchant] = (await listMerchants(atDesk(desk), { q: SHOP, unnamed: false, limit: 5 })).items;
  if (merchant === undefined) throw new Error(`no merchant has the shop ${SHOP}`);
  return merchant;
}

test('an account manager makes a link, the merchant opens it and pastes a report, and the link is ended', async () => {
  const { id } = await merchantOfShop();
  const { page, problems } = await openWindow(browser, {
    base: desk.base,
    at: desk.clock.now(),
    locale: 'ru-RU',
    cookie: await enterAs(desk, MARTA),
  });
  await page.goto(`/merchants/${id}`);
  await heading(page, words.title).waitFor();

  await page.keyboard.press('KeyL');
  await fill(page, words.label, 'их программист');
  await page.getByRole('dialog').getByRole('button', { name: words.make }).click();
  await told(page, words.once);
  const address = (await page.getByRole('dialog').getByText('/m/').first().textContent()) ?? '';
  await press(page, words.done);
  await told(page, 'их программист');

  const outside = await browser.newContext({ baseURL: desk.base, javaScriptEnabled: false, locale: 'ru-RU' });
  const merchants = await outside.newPage();
  await merchants.goto(address);
  await merchants.fill('#text', REPORT);
  await merchants.click('form button');
  await merchants.waitForSelector('#report');
  const read = await merchants.content();
  expect(read).toContain('BYR');
  expect(read).not.toContain('<script');

  await page.reload();
  await page.getByRole('button', { name: `${words.revoke} их программист` }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.revoke, exact: true }).click();
  await told(page, words.state.revoked);
  const gone = await merchants.goto(address);
  expect(gone?.status()).toBe(404);

  await outside.close();
  expect(problems).toEqual([]);
});

test('a link goes into the answer to an open ticket of the merchant, below what is written there', async () => {
  const { items } = await listTickets(atDesk(desk), { view: 'sort:deadline', limit: 50 });
  const ticket = items.find(({ merchantId }) => merchantId !== null);
  if (ticket === undefined) throw new Error('no merchant of the sample asks anything');
  const { page, problems } = await openWindow(browser, {
    base: desk.base,
    at: desk.clock.now(),
    locale: 'ru-RU',
    cookie: await enterAs(desk, 'roman@ozerta.example'),
  });
  const answer = page.getByRole('textbox', { name: WORDS.ru.tickets.composer.reply });
  await page.goto(`/inbox/${ticket.id}`);
  await answer.fill('Посмотрите, пожалуйста, сюда:');
  await page.goto(`/merchants/${ticket.merchantId}`);
  await heading(page, words.title).waitFor();

  await page.keyboard.press('KeyL');
  await fill(page, words.label, 'их программист');
  await page.getByRole('dialog').getByRole('button', { name: words.make }).click();
  await press(page, filled(words.intoAnswer, { number: String(ticket.number) }));

  await page.waitForURL(`**/inbox/${ticket.id}`);
  await until(async () => /^Посмотрите, пожалуйста, сюда:\n\n.*\/m\/[\w-]{43}$/.test(await answer.inputValue()));
  expect(problems).toEqual([]);
});
