import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { keepPicture } from './keep-picture.ts';

const WIDTHS = { 1440: 900, 1024: 768, 390: 844 } as const;
const THEMES = ['light', 'dark'] as const;

/** What is wrong with the screen that is open, at every width in both themes: nothing, when all is well. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe.source);
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      // What a theme changes is colours; the rest was looked at in the first.
      const rules = colorScheme === THEMES[0] ? undefined : ['color-contrast'];
      const here = [...(await overflowOf(page)), ...(await axeFaultsOf(page, rules))];
      faults.push(...here.map((fault) => `${name} ${width} ${colorScheme}: ${fault}`));
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
    }
  }
  return faults;
}

async function overflowOf(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  return scrollWidth > clientWidth ? [`the body is ${scrollWidth} wide in a window of ${clientWidth}`] : [];
}

async function axeFaultsOf(page: Page, rules: string[] | undefined): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    // The page was given axe a moment ago.
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
  }, rules);
}
