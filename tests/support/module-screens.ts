import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import type { Words } from './words.ts';

/** The health of all shops, one of them, and the windows over it. */
export function moduleScreens({ 'cms-modules': modules, probing }: Words): Screen[] {
  const rows = (page: Page) => page.getByRole('main').getByRole('link');
  const found = (page: Page) => page.getByRole('heading', { name: modules.findings, exact: true }).waitFor();
  const open = async (page: Page) => {
    await rows(page).first().click();
    await found(page);
  };
  const pasting = async (page: Page) => {
    await open(page);
    await page.getByRole('button', { name: modules.paste }).first().click();
    await page.getByRole('dialog').waitFor();
  };
  return [
    { name: 'modules', path: '/modules', show: (page) => rows(page).nth(3).waitFor() },
    {
      name: 'modules-none',
      path: '/modules',
      show: async (page) => {
        await page.getByLabel(modules.search).fill('nobody is called this');
        await page.getByText(modules.emptyFiltered).waitFor();
      },
    },
    {
      name: 'modules-import',
      path: '/modules',
      show: async (page) => {
        await page.getByRole('button', { name: probing.settings.import }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'module', path: '/modules', show: open },
    {
      name: 'module-settings',
      path: '/modules',
      show: async (page) => {
        await open(page);
        await page.getByRole('button', { name: probing.settings.typeIn }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'module-paste', path: '/modules', show: pasting },
    {
      name: 'module-pasted',
      path: '/modules',
      show: async (page) => {
        await pasting(page);
        await page
          .getByLabel(modules.pasteField)
          .fill('### Settings ###\n\nCurrency: BYR (Br)\nNumber of Decimals: 0\n');
        await page.getByRole('dialog').getByRole('button', { name: modules.read }).click();
        await page.getByRole('dialog').getByRole('listitem').first().waitFor();
      },
    },
  ];
}
