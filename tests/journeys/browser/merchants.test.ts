import { expect, test } from 'vitest';
import { atDesk, fill, heading, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const { merchants } = WORDS.en;

async function sitDown() {
  const person = await makePerson(atDesk(desk), { role: 'administrator', withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const window = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await window.page.goto('/merchants');
  return window;
}

test('a merchant is created, gets a shop and a contact, is changed and merged', async () => {
  const { page, problems } = await sitDown();
  const choose = async (label: string, option: string) => {
    await page.getByRole('textbox', { name: label }).or(page.getByLabel(label)).first().click();
    await page.getByRole('option', { name: option }).first().click();
  };

  await press(page, merchants.create);
  await fill(page, merchants.form.name, 'Lantern Books');
  await fill(page, merchants.form.number, '4711');
  await press(page, merchants.form.create);
  await heading(page, 'Lantern Books').waitFor();

  await press(page, merchants.addShop);
  await fill(page, merchants.form.shopNumber, '98765');
  await fill(page, merchants.form.shopName, 'Lantern online');
  await fill(page, merchants.form.domain, 'lantern.example');
  await press(page, merchants.form.save);
  await told(page, 'lantern.example');

  await press(page, merchants.addContact);
  await fill(page, merchants.form.contactName, 'Mira Example');
  await fill(page, merchants.identity.email, 'mira@lantern.example');
  await press(page, merchants.form.save);
  await told(page, 'mira@lantern.example');

  await page.keyboard.press('KeyE');
  await fill(page, merchants.form.name, 'Lantern Books & Maps');
  await choose(merchants.form.language, merchants.languages.en);
  await press(page, merchants.form.save);
  await heading(page, 'Lantern Books & Maps').waitFor();

  await press(page, merchants.merge);
  await page.getByRole('dialog').getByLabel(merchants.mergeDialog.into).first().fill('Pixel');
  await page.getByRole('option', { name: 'Pixel Foundry LLC' }).click();
  await press(page, merchants.mergeDialog.do);
  await heading(page, 'Pixel Foundry LLC').waitFor();
  await told(page, 'lantern.example');
  await told(page, 'mira@lantern.example');

  await page.goto('/merchants');
  await page.getByLabel(merchants.search).fill('lantern.example');
  await told(page, 'Pixel Foundry LLC');
  expect(problems).toEqual([]);
});

test('a list of merchants is tried first, then imported', async () => {
  const { page, problems } = await sitDown();
  const csv = [
    'merchant_number,merchant_name,shop_id,shop_name,domain,colour',
    '8001,Harbour Tea,81001,Tea,tea.example,green',
    '8002,Harbour Coffee,81002,Coffee,coffee.example,brown',
    '8003,Harbour Water,not a number,Water,water.example,blue',
  ].join('\n');

  await press(page, merchants.import);
  const buffer = Buffer.from(csv);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, merchants.csv.choose)]);
  await chooser.setFiles({ name: 'merchants.csv', mimeType: 'text/csv', buffer });
  await press(page, merchants.csv.dryRun);
  await told(page, filled(merchants.csv.counts, { created: 2, changed: 0, unchanged: 0, refused: 1 }));
  await told(page, filled(merchants.csv.ignored, { columns: 'colour' }));

  // Nothing has happened so far.
  const other = await page.context().newPage();
  await other.goto('/merchants');
  await other.getByLabel(merchants.search).fill('Harbour');
  await told(other, merchants.emptyFiltered);
  await other.close();

  await page.getByRole('dialog').getByRole('button').last().click();
  await told(page, filled(merchants.csv.done, { created: 2, changed: 0 }));
  await page.getByLabel(merchants.search).fill('Harbour');
  await told(page, 'Harbour Coffee');
  expect(problems).toEqual([]);
});
