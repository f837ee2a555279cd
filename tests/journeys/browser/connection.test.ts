import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atDesk, letPass, payNow, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { WORDS } from '../../support/words.ts';

// Promises D-11 and D-19: right with sockets blocked, and converging after every loss.
const desk = await sampleDesk();
const browser = await openBrowser();
const { app, diagnosis, transactions } = WORDS.en;

/** A console whose line to the server can be cut; `socket` is the doorbell, `all` is the network. */
async function watching() {
  const person = await makePerson(atDesk(desk), { withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const { page, context, problems } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  const line = { isCut: false };
  const open = new Set<{ close(): Promise<void> }>();
  await page.routeWebSocket(/socket/, (socket) => {
    if (line.isCut) return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  const cut = async () => {
    line.isCut = true;
    for (const socket of open) await socket.close();
    open.clear();
  };
  const mend = () => {
    line.isCut = false;
  };
  return { page, context, problems, cut, mend };
}

const rows = (page: Page) => page.getByRole('region', { name: transactions.list.label }).getByRole('link');
const pill = (page: Page) => page.getByRole('button').filter({ hasText: '↑' });

test('a payment that arrives announces itself, and moves nothing', async () => {
  const { page, problems } = await watching();
  await page.goto('/transactions');
  await told(page, app.connection.live);
  await rows(page).first().waitFor();
  const first = await rows(page).first().innerText();

  const list = page.getByRole('region', { name: transactions.list.label });
  await list.hover();
  await page.mouse.wheel(0, 600);
  await expect.poll(() => list.evaluate((box) => box.scrollTop)).toBeGreaterThan(300);

  const uid = await payNow(desk);
  await pill(page).waitFor();
  expect(await list.evaluate((box) => box.scrollTop)).toBeGreaterThan(300);
  await pill(page).click();

  await page.locator(`a[href*="${uid}"]`).waitFor();
  expect(await list.evaluate((box) => box.scrollTop)).toBe(0);
  expect(await rows(page).first().innerText()).not.toBe(first);
  expect(problems).toEqual([]);
});

test('with sockets blocked the console asks by itself, and says so', async () => {
  const { page, cut } = await watching();
  await cut();
  await page.goto('/transactions');
  await told(page, app.connection.slow);
  await rows(page).first().waitFor();

  const uid = await payNow(desk);
  await letPass(desk, page, 12);
  await letPass(desk, page, 5);
  await pill(page).click();

  await page.locator(`a[href*="${uid}"]`).waitFor();
});

test('after the network was gone the screen converges without a reload', async () => {
  const { page, context, cut, mend } = await watching();
  await page.goto('/transactions');
  await told(page, app.connection.live);
  await rows(page).first().waitFor();
  await page.evaluate(() => document.body.setAttribute('data-same-page', ''));

  await context.setOffline(true);
  await cut();
  await letPass(desk, page, 12);
  await told(page, app.connection.offline);
  expect(await rows(page).count()).toBeGreaterThan(5);
  const uid = await payNow(desk);
  mend();
  await context.setOffline(false);
  await letPass(desk, page, 20);
  await told(page, app.connection.live);
  await letPass(desk, page, 2);
  await pill(page).click();

  await page.locator(`a[href*="${uid}"]`).waitFor();
  expect(await page.locator('body[data-same-page]').count()).toBe(1);
});

test('an open payment follows what becomes of it', async () => {
  const { page } = await watching();
  const uid = await payNow(desk, { status: 'pending', code: 'P.0000' });
  await page.goto(`/transactions/${uid}`);
  await told(page, transactions.status.pending);
  await told(page, app.connection.live);

  await payNow(desk, { uid, status: 'failed', code: 'F.0114', bankCode: '51', trackingId: 'live-decided' });

  await told(page, diagnosis.stopped.issuer);
});
