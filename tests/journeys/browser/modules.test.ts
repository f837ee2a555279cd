import { expect, test } from 'vitest';
import { listShopFindings } from '../../../server/domains/cms-modules/index.ts';
import { ShopId } from '../../../server/kernel/ids.ts';
import { atDesk, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, PAYER, sitDown } from '../../support/inbox-desk.ts';
import { WOO_REPORT } from '../../support/module-reports.ts';
import { WORDS } from '../../support/words.ts';

const inbox = await inboxDesk();
const browser = await openBrowser();
const { 'cms-modules': modules, tickets } = WORDS.en;

const BROKEN = WOO_REPORT.replace('Mode: live', 'Mode: test').replaceAll('BYN', 'BYR');

test('a report that comes in a message is read before anybody opens it; what to mend goes into the answer by one key', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  inbox.write(PAYER, { text: `Our module does not work, here is the report:\n${BROKEN}` });
  await page.getByText('Our module does not work').first().click();
  const card = page.getByRole('complementary', { name: tickets.context });

  await card.getByText(modules.kind['woo-ssr']).waitFor();
  await card.getByText('Test mode is on').waitFor();
  await card.getByText('Mode: test', { exact: true }).waitFor();
  await page.keyboard.press('Shift+KeyI');

  await told(page, modules.inserted);
  const answer = page.getByRole('textbox', { name: tickets.composer.reply });
  expect(await answer.inputValue()).toMatch(/BYN/);
});

test('a report is pasted for a shop: its findings quote their lines, and the shop has them', async () => {
  const { page } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto('/modules/2127');
  await page.getByRole('button', { name: modules.paste }).first().waitFor();
  await page.keyboard.press('KeyV');
  await page.getByLabel(modules.pasteField).fill(BROKEN);
  await page.keyboard.press('Control+Enter');

  const dialog = page.getByRole('dialog');
  await dialog.getByText('Test mode is on').waitFor();
  await dialog.getByText('Mode: test', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: modules.findings, exact: true }).waitFor();
  await page.getByText(modules.source.transaction, { exact: true }).first().waitFor();

  const found = await listShopFindings(atDesk(inbox.desk).read, ShopId.parse(2127));
  expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['currency-legacy', 'sources-disagree']));
});
