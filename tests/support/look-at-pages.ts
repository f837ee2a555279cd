import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { keepPicture } from './keep-picture.ts';
import { axeFaultsOf, overflowOf, WIDTHS } from './look-at-screens.ts';

interface Looked {
  base: string;
  path: string;
  name: string;
}

const THEMES = ['light', 'dark'] as const;

/** What is wrong with a page that is drawn on the server: at every width, in both colour schemes of the browser. */
export async function faultsOfPage(browser: Browser, { base, path, name }: Looked): Promise<string[]> {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${name}: ${message.text()}`);
  });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    await page.evaluate(axe.source);
    for (const [width, height] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width: Number(width), height });
      const here = [...(await overflowOf(page)), ...(await axeFaultsOf(page, undefined))];
      faults.push(...here.map((fault) => `${name} ${width} ${colorScheme}: ${fault}`));
      await keepPicture(page, `${name}-${width}-${colorScheme}`, true);
    }
  }
  await context.close();
  return faults;
}
