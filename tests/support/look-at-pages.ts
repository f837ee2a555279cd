import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { keepPicture } from './keep-picture.ts';
import { axeFaultsOf, overflowOf, WIDTHS } from './look-at-screens.ts';

interface Looked {
  base: string;
  path: string;
  name: string;
  /** What the address is answered with. */
  answers?: number;
  /** From the page that opens to what is looked at. */
  show?: (page: Page) => Promise<unknown>;
}

const THEMES = ['light', 'dark'] as const;

/** What is wrong with a page that is drawn on the server: at every width, in both colour schemes of the browser. */
export async function faultsOfPage(browser: Browser, looked: Looked): Promise<string[]> {
  const { base, path, name, answers = 200, show } = looked;
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    const isExpected = answers !== 200 && message.text().includes(String(answers));
    if (message.type() === 'error' && !isExpected) faults.push(`${name}: ${message.text()}`);
  });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    const answer = await page.goto(path);
    if (answer?.status() !== answers) faults.push(`${name}: answered with ${answer?.status()}`);
    await show?.(page);
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
