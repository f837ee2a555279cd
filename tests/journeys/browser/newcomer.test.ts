import { expect, test } from 'vitest';
import { heading } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { demoDesk } from '../../support/demo-desk.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { PASTED } from '../../support/screens.ts';
import { WORDS } from '../../support/words.ts';

const base = await demoDesk();
const browser = await openBrowser();
const { access, diagnosis, transactions, ui } = WORDS.ru;

test('a newcomer enters the demo, sees it live, pastes a message and has the answer', async () => {
  const { page, problems } = await openWindow(browser, { base, at: SAMPLE_AT, locale: 'ru-RU' });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await page.goto('/');
  const engineer = page.getByRole('button', { name: access.roles.engineer }).first();
  await engineer.waitFor();
  const faults = await faultsOf(page, 'the demo’s door');
  await engineer.click();
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('KeyG');
  await page.keyboard.press('KeyT');
  const payments = page.getByRole('region', { name: transactions.list.label }).getByRole('link');
  await payments.first().waitFor();

  // The provider lives: payments are made at the gateway and pulled while one looks.
  const newest = await payments.first().innerText();
  await page.getByRole('button').filter({ hasText: '↑' }).click();
  await expect.poll(() => payments.first().innerText()).not.toBe(newest);

  await page.evaluate((text) => navigator.clipboard.writeText(text), PASTED);
  await page.keyboard.press('Slash');
  await page.keyboard.press('Control+KeyV');
  const found = page.getByRole('region', { name: transactions.search.results }).getByRole('link').first();
  await found.getByText('10423').waitFor();
  const reasons = await found.innerText();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  expect(reasons).toMatch(/48,50/);
  for (const kind of ['order', 'card', 'time-window', 'amount'] as const)
    expect(reasons).toContain(transactions.kind[kind]);

  const verdict = page.getByRole('region', { name: diagnosis.title });
  await verdict.getByRole('heading').waitFor();
  const said = await verdict.innerText();
  expect(said).toContain(diagnosis.stopped.issuer);
  expect(said).toMatch(/не хватило денег|недостаточно средств/i);
  expect(said).toMatch(/Дальше\s+(плательщик|покупатель):/);
  const evidence = page.locator('section').filter({ has: page.getByRole('heading', { name: diagnosis.evidence }) });
  expect(await evidence.last().innerText()).toMatch(/F\.0114[\s\S]*51/);

  await page.keyboard.press('KeyD');
  await expect.poll(clipboard).toMatch(/^Здравствуйте!\s+Платёж на 48,50.BYN не прошёл/);
  await page.getByText(ui.copied).first().waitFor();
  await page.keyboard.press('KeyL');
  await page.keyboard.press('KeyD');
  await expect.poll(clipboard).toMatch(/^Hello,\s+The payment of 48\.50.BYN/);

  // Nobody has a password here: behind the lock the same person goes on by name.
  await page.keyboard.press('Control+Shift+KeyL');
  await heading(page, access.lock.title).waitFor();
  await engineer.click();
  await verdict.getByRole('heading').waitFor();

  expect([...problems, ...faults]).toEqual([]);
});
