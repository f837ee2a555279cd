import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';
import { mergeTransactions } from '../../server/domains/transactions/index.ts';
import { keepConsole } from '../../server/platform/console-build.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { sessionCookie } from '../support/browser-cookie.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { unpackBrowser } from '../support/unpack-browser.ts';
import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { type Figure, ms, spreadOf } from './report.ts';

const SHOPS = Array.from({ length: 22 }, (_, index) => 5001 + index);
const ROWS = 50;
/** High enough that fifty rows are in view. */
const VIEWPORT = { width: 1440, height: 2200 };

/** What the console weighs before it can be used, and how soon it shows what it is asked for. */
export async function measureConsole(stage: Stage): Promise<Figure[]> {
  const folder = await keepConsole({ build: true, log: createLogger('warn') });
  if (folder === undefined) throw new Error('The console could not be built: run npm ci first.');
  await payInShops(stage);
  const client = await startProgram(stage, { BENCH_CONSOLE: folder });
  const browser = await launchBrowser((await unpackBrowser()) ?? null);
  try {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${client.port}`, viewport: VIEWPORT });
    await context.addCookies([sessionCookie(client.cookie, `http://127.0.0.1:${client.port}`)]);
    return [...(await weigh(context, client)), ...(await askTwenty(await context.newPage()))];
  } finally {
    await browser.close();
    await client.close();
  }
}

async function payInShops(stage: Stage): Promise<void> {
  const ctx = stage.contextAt();
  const documents = SHOPS.flatMap((shopId) =>
    Array.from({ length: ROWS + 10 }, (_, number) => {
      const transaction: GatewayTransaction = {
        uid: `${shopId}0000-${String(number).padStart(8, '0')}`,
        shopId,
        type: 'payment',
        status: number % 5 === 0 ? 'failed' : 'successful',
        code: number % 5 === 0 ? 'F.0114' : 'S.0000',
        amountMinor: 1000 + number,
        currency: 'BYN',
        trackingId: `${shopId}/${number}`,
        createdAt: ctx.clock.now().subtract({ minutes: number }).toString({ fractionalSecondDigits: 6 }),
      };
      return { transaction, document: '{}' };
    }),
  );
  await mergeTransactions(ctx, { knowledge: 'webhook', documents, origin: 'bench' });
}

/** Script bytes, compressed: what the page names itself, and all that came until the list could be used. */
async function weigh(context: BrowserContext, { port }: BenchClient): Promise<Figure[]> {
  const page = await context.newPage();
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  const html = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  await page.goto('/transactions');
  await page.locator('main section li').first().waitFor();
  const sizes = await Promise.all([...scripts].map(async ([url, size]) => ({ url, bytes: await size })));
  await page.close();
  const named = sizes.filter(({ url }) => html.includes(new URL(url).pathname));
  const sum = (some: { bytes: number }[]) => some.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const first = sum(named);
  return [
    {
      what: 'first scripts of the page, compressed',
      value: `${first.toFixed(0)} kB`,
      target: '≤ 300 kB',
      held: first <= 300,
    },
    { what: 'all scripts until the list is there', value: `${sum(sizes).toFixed(0)} kB` },
  ];
}

/** From the wish to see a shop's payments until fifty of them are in view, on a page that is already there. */
async function askTwenty(page: Page): Promise<Figure[]> {
  await page.goto('/transactions');
  await page.locator('main section li').first().waitFor();
  const [, , ...samples] = await askEach(page);
  const { p50, p95, count } = spreadOf(samples);
  return [
    {
      what: `fifty rows visible after a warm page asks, p50 of ${count}`,
      value: ms(p50),
      target: '≤ 150 ms',
      held: p50 <= 150,
    },
    { what: 'the same, p95', value: ms(p95) },
  ];
}

async function askEach(page: Page): Promise<number[]> {
  const samples: number[] = [];
  for (const shop of SHOPS) samples.push(await page.evaluate(shown, { shop, rows: ROWS }));
  return samples;
}

/** Runs in the page: goes to a shop's payments and waits for the frame in which they can be seen. */
function shown({ shop, rows }: { shop: number; rows: number }): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      const listed = [...document.querySelectorAll('main section li')].filter((row) =>
        row.querySelector(`a[href*="${shop}0000-"]`),
      );
      if (listed.length >= rows) resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    history.pushState({}, '', `/transactions?shop=${shop}`);
    requestAnimationFrame(look);
  });
}
