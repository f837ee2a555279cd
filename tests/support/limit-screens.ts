import type { Page } from 'playwright-core';
import type { Screen } from './screens.ts';
import type { Words } from './words.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name }).first();

/** Limits, one of them with its windows, and the banks behind them. */
export function limitScreens({ limits, acquirers }: Words): Screen[] {
  const lines = (page: Page) => page.getByRole('region', { name: limits.title }).getByRole('link');
  const opened = (name: string) => async (page: Page) => {
    await button(page, name).click();
    await page.getByRole('dialog').waitFor();
  };
  const atFirst = async (page: Page) => {
    await lines(page).first().click();
    await page.getByRole('heading', { name: limits.history.title, exact: true }).waitFor();
  };
  const dialogOf = (name: string) => async (page: Page) => {
    await atFirst(page);
    await opened(name)(page);
  };
  return [
    { name: 'limits', path: '/limits', show: (page) => lines(page).nth(2).waitFor() },
    { name: 'limit-new', path: '/limits', show: opened(limits.add) },
    {
      name: 'limits-csv',
      path: '/limits',
      show: async (page) => {
        await opened(limits.import)(page);
        await page.getByLabel(limits.csv.paste).fill('terminal,kind,value,colour\nnobody,day-count,5,red');
        await button(page, limits.csv.dryRun).click();
        await page.getByRole('dialog').getByRole('table').waitFor();
      },
    },
    { name: 'limit', path: '/limits', show: atFirst },
    {
      name: 'limit-raise',
      path: '/limits',
      show: async (page) => {
        await dialogOf(limits.act.raise)(page);
        await page.getByLabel(limits.letter.text, { exact: true }).waitFor();
      },
    },
    { name: 'limit-edit', path: '/limits', show: dialogOf(limits.act.edit) },
    { name: 'limit-temporary', path: '/limits', show: dialogOf(limits.act.temporary) },
    { name: 'limit-end', path: '/limits', show: dialogOf(limits.act.end) },
    {
      name: 'limit-unknown',
      path: '/limits/00000000-0000-4000-8000-000000000000',
      show: (page) => page.getByText(limits.notFound, { exact: true }).waitFor(),
    },
    {
      name: 'banks',
      path: '/acquirers',
      show: (page) => page.getByRole('heading', { name: acquirers.unknown.title, exact: true }).waitFor(),
    },
    { name: 'bank-new', path: '/acquirers', show: opened(acquirers.add) },
    { name: 'bank-edit', path: '/acquirers', show: opened(acquirers.edit) },
    { name: 'bank-terminal', path: '/acquirers', show: opened(acquirers.addTerminal) },
  ];
}
