import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Ours alone: the package's own arguments switch off what the tests are to prove. */
const ARGUMENTS = ['--headless=shell', '--disable-gpu'];

/** The browser of the npm package; where there is none for this machine, an installed Chrome. */
export async function launchBrowser(packed: LaunchOptions | null): Promise<Browser> {
  if (packed !== null) return chromium.launch({ ...packed, args: ARGUMENTS, ignoreDefaultArgs: ['--headless'] });
  return chromium.launch({ channel: 'chrome' }).catch((cause: unknown) => {
    throw new Error('No browser for the journeys: install Google Chrome, or run them on Linux x64.', { cause });
  });
}
