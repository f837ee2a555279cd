import type { LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { keepConsole } from '../../server/platform/console-build.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { makeSampleTemplate } from './sample-template.ts';
import { unpackBrowser } from './unpack-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How the browser of the npm package starts here; null where there is none for this machine. */
    browser: LaunchOptions | null;
    consoleFolder: string;
  }
}

/** What every journey in a browser needs, once a run: the browser unpacked, the console built, a sample to copy. */
export async function setup(project: TestProject): Promise<void> {
  const [browser, consoleFolder] = await Promise.all([
    unpackBrowser(),
    keepConsole({ build: true, log: createLogger('warn') }),
    makeSampleTemplate(project.getProvidedContext().postgres),
  ]);
  if (consoleFolder === undefined) throw new Error('The console could not be built: run npm ci first.');
  project.provide('browser', browser ?? null);
  project.provide('consoleFolder', consoleFolder);
}
