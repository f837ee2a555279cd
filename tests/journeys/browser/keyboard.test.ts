import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { keyboardOf, type Layout } from '../../support/physical-keys.ts';
import { enterAs, sampleDesk } from '../../support/sample-desk.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { WORDS } from '../../support/words.ts';

/*
 * Promise D-17: the whole day's work can be done by keyboard, on Latin and Cyrillic layouts. No mouse in this file; the
 * keys are struck by their place, and the layout gives them their letters.
 */
const desk = await sampleDesk();
const browser = await openBrowser();
const { access, app, diagnosis, merchants, transactions } = WORDS.ru;
const LAYOUTS: Layout[] = ['latin', 'cyrillic'];

async function sitDown(layout: Layout) {
  const cookie = await enterAs(desk, 'roman@ozerta.example');
  const { page, problems } = await openWindow(browser, { base: desk.base, at: SAMPLE_AT, cookie, locale: 'ru-RU' });
  await page.goto('/transactions');
  await list(page).first().waitFor();
  const { strike } = await keyboardOf(page, layout);
  return { page, problems, strike };
}

const list = (page: Page) => page.getByRole('region', { name: transactions.list.label }).getByRole('link');
const field = (page: Page) => page.getByLabel(transactions.search.label);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const payment = (page: Page) => page.getByRole('region', { name: diagnosis.title }).getByRole('heading');
const openOne = (page: Page) => page.locator('main section a[aria-current]').innerText();

test.each(LAYOUTS)('a payment is found, read and answered by keys alone (%s)', async (layout) => {
  const { page, problems, strike } = await sitDown(layout);

  await strike('KeyJ', 'KeyJ', 'KeyK', 'Enter');
  await payment(page).waitFor();
  const first = await openOne(page);
  await strike('KeyJ');
  await expect.poll(() => openOne(page)).not.toBe(first);
  await strike('KeyK');
  await expect.poll(() => openOne(page)).toBe(first);
  await strike('Escape');
  await payment(page).waitFor({ state: 'detached' });

  await strike('Slash');
  await expect.poll(() => field(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await strike('Digit1', 'Digit0', 'Digit4', 'Digit2', 'Digit3', 'Enter');
  await page.getByRole('region', { name: transactions.search.results }).getByText('10423').first().waitFor();
  await strike('Enter', 'Enter');
  await page.getByText(diagnosis.stopped.issuer).waitFor();
  await strike('KeyD');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('10423');
  await strike('KeyW', 'KeyL', 'KeyD');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Hello/);
  await strike('Digit2');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('10423');

  expect(problems).toEqual([]);
});

test.each(
  LAYOUTS,
)('every section, the palette, the sheet of keys and the lock are reached by keys alone (%s)', async (layout) => {
  const { page, problems, strike } = await sitDown(layout);

  const sections = {
    KeyM: 'merchants',
    KeyS: 'sources',
    KeyI: 'imports',
    KeyA: 'audit',
    KeyP: 'people',
    KeyO: 'settings',
  };
  for (const [key, path] of Object.entries(sections)) {
    await strike('KeyG', key);
    await page.waitForURL(`**/${path}`);
  }
  await strike('Control+KeyK');
  await page.getByPlaceholder(app.palette.placeholder).waitFor();
  await page.keyboard.insertText('Касса Сцена');
  await strike('Enter');
  await heading(page, merchants.shopsTitle).waitFor();

  await strike('Shift+Slash');
  await page.getByRole('dialog').getByText(app.keys.title, { exact: true }).waitFor();
  await strike('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const before = await page.locator('html').getAttribute('data-mantine-color-scheme');
  await strike('Shift+KeyD');
  await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).not.toBe(before);
  await strike('Control+Shift+KeyL');
  await heading(page, access.lock.title).waitFor();

  expect(problems).toEqual([]);
});

test.each(LAYOUTS)('a merchant is made and changed by keys alone (%s)', async (layout) => {
  const { page, problems, strike } = await sitDown(layout);

  await strike('KeyG', 'KeyM');
  await heading(page, merchants.title).waitFor();
  await strike('KeyN');
  await page.getByRole('dialog').getByLabel(merchants.form.name).waitFor();
  await page.keyboard.insertText(`Клавиша ${layout}`);
  await strike('Enter');
  await heading(page, `Клавиша ${layout}`).waitFor();
  await strike('KeyE');
  await expect
    .poll(() => page.getByRole('dialog').getByLabel(merchants.form.name).inputValue())
    .toBe(`Клавиша ${layout}`);
  await strike('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await strike('Escape');
  await heading(page, merchants.title).waitFor();

  expect(problems).toEqual([]);
});

test.each(LAYOUTS)('keys are letters inside a text field, and nothing else (%s)', async (layout) => {
  const { page, strike } = await sitDown(layout);
  const rows = await list(page).count();

  await strike('Slash', 'KeyG', 'KeyM', 'KeyJ', 'KeyD', 'Shift+KeyD', 'Shift+Slash');

  const typed = { latin: 'gmjdD?', cyrillic: 'пьовВ,' };
  expect(await field(page).inputValue()).toBe(typed[layout]);
  expect(new URL(page.url()).pathname).toBe('/transactions');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(rows).toBeGreaterThan(0);
});
