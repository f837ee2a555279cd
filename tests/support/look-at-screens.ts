import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { keepPicture } from './keep-picture.ts';

export const WIDTHS = { 1440: 900, 1024: 768, 390: 844 } as const;
const THEMES = ['light', 'dark'] as const;

/** What is asked where: everything in the first theme; in the other its colours, once, for they are the same at every width. */
const RULES = {
  light: (asked: number) => (asked < 0 ? [] : undefined),
  dark: (asked: number) => (asked === 0 ? ['color-contrast'] : []),
};

/**
 * What is wrong with the screen that is open, at every width in both themes: nothing, when all is well. Rules are asked at
 * the widths that are named: the languages share them.
 */
export async function faultsOf(
  page: Page,
  name: string,
  ruled: readonly number[] = [1440, 1024, 390],
): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(axe.source);
  for (const [width, height] of Object.entries(WIDTHS)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      const asked = ruled.indexOf(Number(width));
      const here = [...(await overflowOf(page)), ...(await axeFaultsOf(page, RULES[colorScheme](asked)))];
      faults.push(...here.map((fault) => `${name} ${width} ${colorScheme}: ${fault}`));
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
    }
  }
  return faults;
}

export async function overflowOf(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth, below } = await page.evaluate(() => {
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
    const ends = ['content', 'sections'].map((id) => document.getElementById(id)?.getBoundingClientRect().bottom ?? 0);
    return { scrollWidth, clientWidth, below: Math.max(...ends) - clientHeight };
  });
  return [
    ...(scrollWidth > clientWidth ? [`the body is ${scrollWidth} wide in a window of ${clientWidth}`] : []),
    // The body does not scroll: what lies below cannot be reached.
    ...(below > 0 ? [`the page ends ${below} below the window`] : []),
  ];
}

/** Every rule, or only these. */
export async function axeFaultsOf(page: Page, rules: string[] | undefined): Promise<string[]> {
  if (rules?.length === 0) return [];
  return page.evaluate(async (runOnly) => {
    // The page was given axe a moment ago.
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} at ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
  }, rules);
}
