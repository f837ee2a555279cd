import { expect, test } from 'vitest';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { enterAs, sampleDesk } from '../../support/sample-desk.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const { judging } = WORDS.ru;

test('an engineer sees how right the rules were, of how many, and what a correction said, and opens the payment behind it', async () => {
  const cookie = await enterAs(desk, 'timur@ozerta.example');
  const { page, problems } = await openWindow(browser, { base: desk.base, at: SAMPLE_AT, cookie, locale: 'ru-RU' });
  await page.goto('/accuracy');
  const rows = page.getByRole('row').filter({ hasText: /\d+ из \d+/ });
  await rows.first().waitFor();

  // The most corrected stand first; of a few nothing is claimed.
  const corrected = page.getByRole('button', { name: /исправлено \d+, показать/ }).first();
  const count = Number(await corrected.innerText());
  expect(count).toBeGreaterThan(0);
  await rows.filter({ hasText: judging.tooFew }).first().waitFor();
  await corrected.click();
  const note = page.getByRole('listitem').filter({ hasText: '→' });
  await note.first().waitFor();
  expect(await note.count()).toBe(count);

  await note.first().getByRole('link').click();
  await page.waitForURL('**/transactions/**');
  expect(problems).toEqual([]);
});
