import { expect, test } from 'vitest';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { demoDesk } from '../../support/demo-desk.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { WORDS } from '../../support/words.ts';

const base = await demoDesk();
const browser = await openBrowser();
const { access, app, demo } = WORDS.ru;

test('one writes as a payer of the sample and sees it at the desk', async () => {
  const { context, page, problems } = await openWindow(browser, { base, at: SAMPLE_AT, locale: 'ru-RU' });
  await page.goto('/');
  await page.getByRole('button', { name: access.roles.engineer }).first().click();
  await page.getByRole('link', { name: app.nav['write-as'] }).click();
  await page.getByRole('region', { name: demo.side.payer }).getByRole('button').first().click();

  const payments = page.getByRole('region', { name: demo.payments });
  await payments.getByRole('button').first().click();
  const text = await page.getByRole('textbox').last().inputValue();
  await page.getByRole('button', { name: demo.send }).click();
  await page.getByRole('region', { name: demo.thread }).getByText(text.slice(0, 40)).waitFor();
  const faults = await faultsOf(page, 'write-as-ru');
  await context.close();

  expect([...problems, ...faults]).toEqual([]);
});

test('a bank is broken, and the page says until when', async () => {
  const { context, page, problems } = await openWindow(browser, { base, at: SAMPLE_AT, locale: 'ru-RU' });
  await page.goto('/');
  await page.getByRole('button', { name: access.roles.engineer }).first().click();
  await page.getByRole('link', { name: app.nav['write-as'] }).click();

  await page.getByRole('button', { name: demo.bank.act }).click();
  await page.getByLabel(demo.bank.which, { exact: true }).selectOption('Sozh');
  const dialogFaults = await faultsOf(page, 'break-bank-ru');
  await page.getByRole('button', { name: demo.bank.save, exact: true }).click();
  const broken = page.getByRole('region', { name: demo.bank.broken });
  await broken.getByText('Сож Кредит Банк').waitFor();
  const faults = await faultsOf(page, 'broken-bank-ru');
  await broken.getByRole('link', { name: demo.bank.incidents }).click();
  await page.waitForURL('**/incidents');
  await context.close();

  expect([...problems, ...dialogFaults, ...faults]).toEqual([]);
});
