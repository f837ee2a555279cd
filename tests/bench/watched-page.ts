import type { Page } from 'playwright-core';

const SAMPLE_EVERY_MS = 500;
const ROW = 'section li a[href*="/inbox/"]';

/** What a person would see, at one moment. */
export interface Sample {
  /** The ticket under the pointer. */
  under: string | undefined;
  /** The tickets of the list that are drawn, from the top. */
  shown: string[];
  /** How many of them are marked as gone from the view. */
  gone: number;
  /** What is said of those that came. */
  announced: string;
}

export interface Watched {
  samples: Sample[];
  /** Calls of the API, by their path without ids. */
  calls: Map<string, number>;
  /** Which share of the time the page's main thread was busy, of a processor's time. */
  busyShare: number;
  longestTaskMs: number;
}

/** Looks at the inbox while `meanwhile` happens, with the pointer resting on a row. */
export async function watchPage(page: Page, meanwhile: (first: Sample) => Promise<void>): Promise<Watched> {
  await pointAtRow(page);
  const calls = countCalls(page);
  const session = await page.context().newCDPSession(page);
  // Of the thread's own time: what else the processors do is not the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(noteLongTasks);
  const busyMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const first = await page.evaluate(lookNow, ROW);
  const samples: Sample[] = [first];
  const before = await busyMs();
  const began = performance.now();
  const sampling = setInterval(
    () => void page.evaluate(lookNow, ROW).then((sample) => samples.push(sample)),
    SAMPLE_EVERY_MS,
  );
  await meanwhile(first);
  clearInterval(sampling);
  samples.push(await page.evaluate(lookNow, ROW));
  const busyShare = ((await busyMs()) - before) / (performance.now() - began);
  return { samples, calls, busyShare, longestTaskMs: await page.evaluate(longestTask) };
}

/** Rests the pointer in the middle of a row with rows above and below it. */
async function pointAtRow(page: Page): Promise<void> {
  const box = await page.locator(ROW).nth(6).boundingBox();
  if (box === null) throw new Error('the list has no rows');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

function countCalls(page: Page): Map<string, number> {
  const calls = new Map<string, number>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return;
    const name = `${request.method()} ${pathname.replace(/[0-9a-f-]{36}/g, ':id')}`;
    calls.set(name, (calls.get(name) ?? 0) + 1);
  });
  return calls;
}

/** Runs in the page. */
function lookNow(row: string) {
  const idOf = (link: Element | null | undefined) => link?.getAttribute('href')?.split(/[/?]/)[2];
  const rows = [...document.querySelectorAll(row)].map((link) => ({ link, top: link.getBoundingClientRect().top }));
  const hovered = document.querySelector(`${row}:hover`);
  return {
    under: idOf(hovered),
    shown: rows.sort((a, b) => a.top - b.top).map(({ link }) => idOf(link) ?? ''),
    gone: rows.filter(({ link }) => link.hasAttribute('data-left')).length,
    announced: document.querySelector('[aria-live] button')?.textContent ?? '',
  };
}

/** Runs in the page. */
function noteLongTasks(): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      const noted = Number(document.documentElement.dataset.longest ?? 0);
      if (duration > noted) document.documentElement.dataset.longest = String(duration);
    }
  }).observe({ type: 'longtask' });
}

/** Runs in the page. */
function longestTask(): number {
  return Number(document.documentElement.dataset.longest ?? 0);
}
