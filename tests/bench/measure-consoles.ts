import type { Browser, Page } from 'playwright-core';
import { keepConsole } from '../../server/platform/console-build.ts';
import { createLogger } from '../../server/platform/logger.ts';
import { sessionCookie } from '../support/browser-cookie.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { signedIn, type TestPerson } from '../support/people.ts';
import { unpackBrowser } from '../support/unpack-browser.ts';
import { type BenchClient, type Stage, startProgram } from './bench-stage.ts';
import { openLoop } from './closed-loop.ts';
import { openStandIn, type StandIn } from './console-stand-in.ts';
import { chatOf, loadTickets, OPEN, someOpenTickets } from './load-tickets.ts';
import { loadTransactions } from './load-transactions.ts';
import { type Figure, ms } from './report.ts';
import type { Sizes } from './sizes.ts';
import { staffDesk } from './staff-desk.ts';
import { connectBot, type MeasuredBot, questionOf } from './telegram-updates.ts';
import { type Sample, type Watched, watchPage } from './watched-page.ts';

const CONSOLES = 50;
/** As many as one console follows: each of them hears everything. */
const PEOPLE = 28;
const MESSAGES_A_SECOND = 20;
const CLOSED_EVERY_MS = 2000;
const TRANSACTIONS = 5000;
const SETTLE_MS = 5000;
const VIEWS = ['assignee:me sort:deadline', 'is:unassigned sort:deadline', 'sort:deadline'];
const WATCHED_VIEW = 'sort:deadline';

/** A full desk: many open tickets, messages coming in, fifty consoles that follow, one of them a browser that is looked into. */
export async function measureConsoles(stage: Stage, sizes: Sizes, at: Temporal.Instant): Promise<Figure[]> {
  const folder = await keepConsole({ build: true, log: createLogger('warn') });
  if (folder === undefined) throw new Error('The console could not be built: run npm ci first.');
  const people = await staffDesk(stage, PEOPLE);
  const bot = await connectBot(stage);
  await loadTransactions(stage.db, stage.contextAt, TRANSACTIONS, at);
  const owners = people.map(({ id }) => id);
  await loadTickets(stage.db.write, 0, OPEN, { account: bot.id, owners, transactions: TRANSACTIONS });
  const program = await startProgram(stage, { BENCH_CONSOLE: folder });
  const browser = await launchBrowser((await unpackBrowser()) ?? null);
  const standIns: StandIn[] = [];
  try {
    await openStandIns(stage, program, people, standIns);
    const page = await openInbox(stage, program, browser, people);
    const asked = () => standIns.reduce((sum, standIn) => sum + standIn.asked(), 0);
    let standInsAsked = 0;
    const watched = await watchPage(page, async (first) => {
      const before = asked();
      const closing = closeShown(program, first);
      const requests = messagesOf(bot, MESSAGES_A_SECOND * sizes.consoleSeconds, at);
      await openLoop({ port: program.port, requests, perSecond: MESSAGES_A_SECOND });
      clearInterval(closing);
      standInsAsked = asked() - before;
    });
    return figuresOf(watched, sizes.consoleSeconds, standInsAsked);
  } finally {
    for (const standIn of standIns) standIn.close();
    await browser.close();
    await program.close();
  }
}

async function openStandIns(
  stage: Stage,
  { port }: BenchClient,
  people: readonly TestPerson[],
  opened: StandIn[],
): Promise<void> {
  const ctx = stage.contextAt();
  const desks = ['nobody', ...people.map(({ id }) => id)];
  const tickets = await someOpenTickets(stage.db.write, CONSOLES);
  for (const [place, person] of people.concat(people).slice(1, CONSOLES).entries()) {
    const { cookie } = await signedIn(ctx, person);
    const [view, ticketId] = [VIEWS[place % VIEWS.length] ?? '', tickets[place] ?? ''];
    opened.push(await openStandIn({ port, cookie, desks, view, ticketId }));
  }
}

/** The browser's console on the whole queue, with a ticket open, after what a start brings has calmed down. */
async function openInbox(
  stage: Stage,
  { port, get }: BenchClient,
  browser: Browser,
  [person]: readonly TestPerson[],
): Promise<Page> {
  if (person === undefined) throw new Error('nobody is there');
  const base = `http://127.0.0.1:${port}`;
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } });
  await context.addCookies([sessionCookie((await signedIn(stage.contextAt(), person)).cookie, base)]);
  const page = await context.newPage();
  const view = encodeURIComponent(WATCHED_VIEW);
  const [open] = idsOf(await get(`/api/tickets?limit=1&view=${view}`));
  await page.goto(`/inbox/${open}?view=${view}`);
  await page.locator('section li').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  return page;
}

const idsOf = (list: string) => (JSON.parse(list) as { items: { id: string }[] }).items.map(({ id }) => id);

/** Half of them from writers of open tickets, half of somebody new. */
function messagesOf(bot: MeasuredBot, count: number, at: Temporal.Instant): Buffer[] {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  return Array.from({ length: count }, (_, n) => {
    const chat = n % 2 === 0 ? chatOf((n * 7919) % OPEN) : 900_000_000 + n;
    return bot.post(questionOf(n + 1, chat, `Почему не прошёл платёж? Сообщение ${n}`, seconds));
  });
}

/** Colleagues close what is shown, above the pointer and below it. */
function closeShown({ post }: BenchClient, { shown, under }: Sample): NodeJS.Timeout {
  const others = shown.filter((id) => id !== under);
  return setInterval(() => {
    const id = others.shift();
    // Its writer may have ended it before: then there is nothing to close.
    if (id !== undefined) post(`/api/tickets/${id}/move`, { move: 'close' }).catch(() => {});
  }, CLOSED_EVERY_MS);
}

function figuresOf(
  { samples, calls, busyShare, longestTaskMs }: Watched,
  seconds: number,
  standInsAsked: number,
): Figure[] {
  const pageAsked = [...calls.values()].reduce((sum, count) => sum + count, 0);
  const rate = (count: number) => `${(count / seconds).toFixed(1)} requests/s`;
  const moved = samples.filter(({ under }) => under !== samples[0]?.under || under === undefined).length;
  const turned = samples.filter((sample, place) => place > 0 && !keepsOrder(samples[place - 1], sample)).length;
  const last = samples.at(-1);
  const most = [...calls].sort(([, a], [, b]) => b - a).slice(0, 4);
  return [
    {
      what: `${CONSOLES} consoles, ${OPEN} open tickets, ${MESSAGES_A_SECOND} messages/s for ${seconds} s: all ask`,
      value: rate(pageAsked + standInsAsked),
    },
    {
      what: 'the browser’s console, and the mean of the others',
      value: `${rate(pageAsked)}, ${rate(standInsAsked / (CONSOLES - 1))}`,
    },
    ...most.map(([path, count]) => ({ what: `  ${path}`, value: rate(count) })),
    {
      what: 'main thread of the browser’s console busy',
      value: `${(busyShare * 100).toFixed(1)} %`,
      target: '< 20 %',
      held: busyShare < 0.2,
    },
    { what: 'its longest task', value: longestTaskMs === 0 ? 'none over 50 ms' : ms(longestTaskMs) },
    { what: 'rows marked as gone, and what is announced', value: `${last?.gone}, "${last?.announced}"` },
    {
      what: `looks in which another row lay under the pointer, of ${samples.length}`,
      value: String(moved),
      target: '0',
      held: moved === 0,
    },
    {
      what: 'looks in which rows had changed their order or one had come between',
      value: String(turned),
      target: '0',
      held: turned === 0,
    },
  ];
}

/** Nothing changed places and nothing came in between: what is gone may be gone, and below the last there is more. */
function keepsOrder(before: Sample | undefined, now: Sample): boolean {
  if (before === undefined) return true;
  const wasThere = new Set(before.shown);
  const stillThere = new Set(now.shown);
  const kept = before.shown.filter((id) => stillThere.has(id));
  const last = now.shown.findLastIndex((id) => wasThere.has(id));
  return now.shown.slice(0, last + 1).join() === kept.join();
}
