import { expect, test } from 'vitest';
import { atDesk, heading } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const { en, ru } = WORDS;

test('language and theme change where one stands, and are kept', async () => {
  const person = await makePerson(atDesk(desk), { withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const { page, problems } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  const html = page.locator('html');
  const choose = (name: string) => page.getByText(name, { exact: true }).first().click();

  await page.goto('/settings');
  await heading(page, en.access.settings.title).waitFor();
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
  await choose(en.access.languages.ru);
  await heading(page, ru.access.settings.title).waitFor();
  expect(await html.getAttribute('lang')).toBe('ru');
  await choose(ru.access.settings.themes.dark);
  await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('dark');
  expect(await page.locator('body[data-same-page]').count()).toBe(1);

  await page.reload();
  await heading(page, ru.access.settings.title).waitFor();
  expect(await html.getAttribute('data-mantine-color-scheme')).toBe('dark');
  await choose(ru.access.settings.themes.light);
  await expect.poll(() => html.getAttribute('data-mantine-color-scheme')).toBe('light');
  await choose(ru.access.languages.en);
  await heading(page, en.access.settings.title).waitFor();
  expect(problems).toEqual([]);
});
