import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, inject, onTestFailed } from 'vitest';
import { sessionCookie } from './browser-cookie.ts';
import { keepPicture } from './keep-picture.ts';
import { launchBrowser } from './launch-browser.ts';

const WAIT_MS = 20_000;

/** One browser for a test file; windows in it are cheap. */
export async function openBrowser(): Promise<Browser> {
  const browser = await launchBrowser(inject('browser'));
  afterAll(() => browser.close());
  return browser;
}

export interface Window {
  context: BrowserContext;
  page: Page;
  /** What went wrong in the page so far: errors of its script, of its console, of its content policy. */
  problems: string[];
}

export interface WindowGiven
  extends Pick<BrowserContextOptions, 'viewport' | 'locale' | 'colorScheme' | 'acceptDownloads'> {
  /** Where the console is. */
  base: string;
  /** A session to begin with, as a Cookie header has it. */
  cookie?: string;
  /** What the browser's clock shows; it goes on from there. */
  at?: Temporal.Instant;
  theme?: 'light' | 'dark';
}

/** A window of a person of their own: nothing is shared with other windows. */
export async function openWindow(browser: Browser, given: WindowGiven): Promise<Window> {
  const { base, cookie, at, theme, ...options } = given;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    colorScheme: theme ?? 'light',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  if (at !== undefined) await context.clock.install({ time: at.epochMilliseconds });
  if (cookie !== undefined) await context.addCookies([sessionCookie(cookie, base)]);
  if (theme !== undefined) await context.addInitScript((kept) => localStorage.setItem('vakhta.theme', kept), theme);
  const page = await context.newPage();
  const problems = watch(page);
  onTestFailed(({ task }) => keepPicture(page, `failed ${task.name} ${problems.join(' ')}`));
  return { context, page, problems };
}

/** A browser reports each refusal of the API as an error; the console answers it with a sentence. */
const REFUSAL = /^Failed to load resource: .* status of 4\d\d /;

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' || REFUSAL.test(message.text())) return;
    problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  return problems;
}
