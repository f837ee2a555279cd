import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of every screen, and of the end of every failed journey, are kept for whoever wants to look at them. */
const PICTURES = process.env.PICTURES_DIR;

export async function keepPicture(page: Page, name: string, isWhole = false): Promise<void> {
  if (PICTURES === undefined || page.isClosed()) return;
  await mkdir(PICTURES, { recursive: true });
  const file = name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 150);
  await page.screenshot({ path: join(PICTURES, `${file}.png`), animations: 'disabled', fullPage: isWhole });
}
