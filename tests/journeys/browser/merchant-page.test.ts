import { expect, test } from 'vitest';
import { listMerchants } from '../../../server/domains/merchants/index.ts';
import { StatusLinkInput } from '../../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../../server/domains/status-pages/index.ts';
import { settings } from '../../../server/platform/tables.ts';
import { atDesk, fill, heading, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { faultsOfPage } from '../../support/look-at-pages.ts';
import { enterAs, sampleDesk } from '../../support/sample-desk.ts';
import { WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const words = WORDS.ru['status-pages'];
const LANGUAGES = ['ru', 'en'];
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

test.each(LANGUAGES)('the page of a merchant in %s, at every width and in both colour schemes', async (language) => {
  const { id } = await merchantOfShop();
  const { path } = await makeStatusLink(
    atDesk(desk),
    id,
    StatusLinkInput.parse({ label: 'a developer', showsLimits: true }),
  );

  const faults = await faultsOfPage(browser, {
    base: desk.base,
    path: `${path}?lang=${language}`,
    name: `merchant-page-${language}`,
  });

  expect(faults).toEqual([]);
});

test.each(LANGUAGES)('what is said in %s of an address that opens nothing', async (language) => {
  const faults = await faultsOfPage(browser, {
    base: desk.base,
    path: `/m/nothing?lang=${language}`,
    name: `merchant-page-gone-${language}`,
  });

  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
});

test.each(LANGUAGES)('the page of the provider in %s, at every width and in both colour schemes', async (language) => {
  await desk.db.write.insert(settings).values({ name: 'public-status', value: 'on' }).onConflictDoNothing();

  const faults = await faultsOfPage(browser, {
    base: desk.base,
    path: `/status?lang=${language}`,
    name: `public-page-${language}`,
  });

  expect(faults).toEqual([]);
});

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
