import { sql } from 'drizzle-orm';
import type { Page, WebSocketRoute } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../server/demo/sample/index.ts';
import type { TelegramPerson } from '../../../server/demo/sandbox-telegram/people.ts';
import { noteOnTicket, replyToTicket } from '../../../server/domains/tickets/index.ts';
import type { MessageId, TicketId } from '../../../server/kernel/ids.ts';
import { atDesk, letPass, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { inboxDesk, PAYER, rowsOf } from '../../support/inbox-desk.ts';
import { KILL_SEED } from '../../support/main-program.ts';
import { signedIn } from '../../support/people.ts';
import { until } from '../../support/until.ts';
import { WORDS } from '../../support/words.ts';

// Promises D-11 and D-19 at the inbox: queue, thread and bell are right without sockets, and whatever of them is lost.
const inbox = await inboxDesk();
const { desk } = inbox;
const browser = await openBrowser();
const { app, tickets } = WORDS.en;
const FRAME = '42["frame"';

const rows = (page: Page) => rowsOf(page, tickets.list.label);
const rowOf = (page: Page, text: string) => rows(page).filter({ hasText: text });
/** What waits at the head of the list may lie over its first row. */
const openRow = (page: Page, text: string) => rowOf(page, text).dispatchEvent('click');
const thread = (page: Page) => page.getByRole('region', { name: tickets.thread.label });
let writers = 0;
const somebody = (): TelegramPerson => {
  writers += 1;
  return { ...PAYER, id: 71_000 + writers, firstName: `Writer ${writers}` };
};

/** The inbox of the engineer on duty, with a line that can be cut and frames that can get lost on it. */
async function sitting() {
  const { cookie } = await signedIn(atDesk(desk), inbox.engineer);
  const { page, context, problems } = await openWindow(browser, {
    base: desk.base,
    at: desk.clock.now(),
    cookie,
    // Of a list only what can be seen is drawn.
    viewport: { width: 1440, height: 3000 },
  });
  const line = { isCut: false, lost: 0, loses: () => false };
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/websocket/, (socket) => {
    if (line.isCut) return void socket.close();
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (String(message).startsWith(FRAME) && line.loses()) line.lost += 1;
      else socket.send(message);
    });
    open.add(socket);
  });
  const cut = async () => {
    line.isCut = true;
    for (const socket of open) await socket.close();
    open.clear();
  };
  return { page, context, problems, line, cut };
}

/** The newest are on the first page, however full the desk is. */
const goToWork = (page: Page) => page.goto(`/inbox?view=${encodeURIComponent('sort:newest')}`);

/** Somebody writes, and the server has taken it. */
async function write(from: TelegramPerson, text: string): Promise<void> {
  inbox.write(from, { text });
  await until(async () => {
    const found = await desk.db.read.execute(sql`select 1 from messages where text = ${text}`);
    return found.length > 0;
  });
}
const ticketOf = async ({ id }: TelegramPerson) => {
  const [ticket] = await desk.db.read.execute<{ id: TicketId; seen: MessageId }>(sql`
    select t.id, t.last_inbound_id as seen from tickets t join conversations c on c.id = t.conversation_id
    where c.address = ${String(id)}`);
  if (ticket === undefined) throw new Error('they have no ticket');
  return ticket;
};
/** What waits to be shown is shown. */
const showNew = (page: Page) => page.keyboard.press('Period');

test('with sockets blocked a message is in the queue, the title and the open thread within twenty seconds', async () => {
  const { page, cut } = await sitting();
  await cut();
  await goToWork(page);
  await told(page, app.connection.slow);
  const from = somebody();

  await write(from, 'no sockets: where is my order?');
  await letPass(desk, page, 12);
  await letPass(desk, page, 5);
  await showNew(page);
  await rowOf(page, 'no sockets: where is my order?').waitFor();
  await expect.poll(() => page.title()).toMatch(/^\(\d/);

  await openRow(page, 'no sockets: where is my order?');
  await thread(page).getByText('no sockets: where is my order?').waitFor();
  await write(from, 'no sockets: it is the blue one');
  await letPass(desk, page, 12);
  await letPass(desk, page, 5);
  await thread(page).getByText('no sockets: it is the blue one').waitFor();
});

test('after the line was gone the inbox converges without a reload', async () => {
  const { page, context, cut, line } = await sitting();
  await goToWork(page);
  await told(page, app.connection.live);
  const [known, stranger] = [somebody(), somebody()];
  await write(known, 'before it was cut');
  await showNew(page);
  await openRow(page, 'before it was cut');
  await thread(page).getByText('before it was cut').waitFor();
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));

  await context.setOffline(true);
  await cut();
  await letPass(desk, page, 12);
  await told(page, app.connection.offline);
  await write(known, 'while it was cut');
  await write(stranger, 'somebody else while it was cut');
  line.isCut = false;
  await context.setOffline(false);
  await letPass(desk, page, 20);

  await told(page, app.connection.live);
  await thread(page).getByText('while it was cut').waitFor();
  await showNew(page);
  await rowOf(page, 'somebody else while it was cut').waitFor();
  expect(await page.locator('body[data-same-page]').count()).toBe(1);
});

describe(`of the frames some are lost (KILL_SEED=${KILL_SEED})`, () => {
  test('when it was the last one, the screen is right all the same within twenty seconds', async () => {
    const { page, line } = await sitting();
    await goToWork(page);
    await told(page, app.connection.live);
    const from = somebody();
    await write(from, 'the first is heard');
    await showNew(page);
    await openRow(page, 'the first is heard');
    await thread(page).getByText('the first is heard').waitFor();

    line.loses = () => true;
    // What rang before is asked for.
    await letPass(desk, page, 5);
    await page.waitForLoadState('networkidle');
    await write(from, 'the last is not');
    await until(async () => line.lost > 1);
    expect(await thread(page).getByText('the last is not').count()).toBe(0);
    // Less than what a socket stays silent before it is given up: it is the same one all the time.
    await letPass(desk, page, 21);

    await thread(page).getByText('the last is not').waitFor({ timeout: 5_000 });
    await expect.poll(() => rowOf(page, 'the last is not').count()).toBe(1);
  });

  test.each([
    0, 1, 2,
  ])('five in a hundred at random, run %i: after quiet the screen shows what the desk has', async (run) => {
    const random = createRandom(KILL_SEED + run);
    const { page, line } = await sitting();
    await goToWork(page);
    await told(page, app.connection.live);
    line.loses = () => random.int(100) < 5;
    const people = Array.from({ length: 5 }, somebody);
    const lasts = people.map((_, n) => `run ${run}: person ${n} begins`);
    for (const [n, from] of people.entries()) await write(from, lasts[n] ?? '');
    await letPass(desk, page, 31);
    await showNew(page);
    await openRow(page, `run ${run}: person 0 begins`);

    const ours = await talk(run, random, people, lasts);
    await letPass(desk, page, 31);
    await showNew(page);

    for (const text of lasts) await expect.poll(() => rowOf(page, text).count(), { message: text }).toBe(1);
    for (const text of [...ours, lasts[0] ?? '']) await thread(page).getByText(text).first().waitFor();
  });
});

async function weSay(to: TelegramPerson, text: string, inside: boolean): Promise<void> {
  const { id, seen } = await ticketOf(to);
  if (inside) await noteOnTicket(atDesk(desk), id, text);
  else await replyToTicket(atDesk(desk), { ticketId: id, text, seen, afterwards: 'keep' });
}

/** They write and we answer, at random; `lasts` follows the last word of each. Gives what we said to the first of them. */
async function talk(
  run: number,
  random: ReturnType<typeof createRandom>,
  people: readonly TelegramPerson[],
  lasts: string[],
): Promise<string[]> {
  const ours: string[] = [];
  for (let step = 0; step < 25; step += 1) {
    const n = random.int(people.length);
    const who = people[n] ?? PAYER;
    const text = `run ${run}: ${random.int(3) > 0 ? `person ${n}` : 'ours'} at step ${step}`;
    if (text.includes('ours')) await weSay(who, text, random.int(2) === 0);
    else await write(who, text);
    if (!text.includes('ours')) lasts[n] = text;
    else if (n === 0) ours.push(text);
  }
  return ours;
}
