import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { raiseAlerts } from '../../../server/domains/limits/index.ts';
import { MerchantInput, ShopInput } from '../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../server/domains/merchants/index.ts';
import type { ShopId } from '../../../server/kernel/ids.ts';
import { atDesk, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { countUsage, makeLimit, makeTerminal, passThrough } from '../../support/limits.ts';
import { putOnDuty } from '../../support/on-duty.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { filled, WORDS } from '../../support/words.ts';

/** Friday, half past four in the afternoon, Minsk: the bank works until six. */
const FRIDAY = Temporal.Instant.from('2026-11-13T13:30:00Z');
const NOVEMBER = '2026-10-31T21:00:00Z';

const desk = await emptyDesk();
desk.clock.set(FRIDAY);
const browser = await openBrowser();
const { app, limits, notices } = WORDS.en;
const ctx = atDesk(desk);

/** A shop whose terminal has taken four fifths of what its bank allows. */
async function usedLimit(shopId: number, name: string) {
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name, language: 'en' }));
  await addShop(ctx, merchant.id, shopId as ShopId, ShopInput.parse({ name: 'Shop' }));
  const terminalId = await makeTerminal(ctx);
  await passThrough(ctx, terminalId, shopId);
  const limitId = await makeLimit(ctx, { terminalId });
  await countUsage(ctx, limitId, { used: 800_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.63 });
  return limitId;
}

/** Somebody on shift at a page that shows no limits, once the console hears of them; and a way to cut its line. */
async function onShift(name: string) {
  const person = await makePerson(ctx, { name, withApp: true });
  await putOnDuty(ctx, person.id);
  const { cookie } = await signedIn(ctx, person);
  const { page } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  const line = { isCut: false, hears: false };
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/websocket/, (socket) => {
    if (line.isCut) return void socket.close();
    const server = socket.connectToServer();
    let asked: string | undefined;
    socket.onMessage((message) => {
      asked ??= /^42(\d+)\["watch","limits"\]$/.exec(String(message))?.[1];
      server.send(message);
    });
    server.onMessage((message) => {
      line.hears ||= asked !== undefined && String(message).startsWith(`43${asked}[`);
      socket.send(message);
    });
    open.add(socket);
  });
  const cut = async () => {
    line.isCut = true;
    for (const socket of open) await socket.close();
  };
  await page.goto('/merchants');
  await expect.poll(() => line.hears, { timeout: 20_000 }).toBe(true);
  const section = page.getByRole('navigation', { name: app.nav.label }).getByRole('link', { name: app.nav.limits });
  return { page, cut, section };
}

const foretold = (page: Page) => page.getByText(notices.limit.foretold.replace('{{name}}', ''));
const unseen = filled(app.nav.unseen, { count: 1 });

test('on a Friday the shift is told of a limit and asks the bank for more', async () => {
  await usedLimit(4301, 'Tickets and more');
  const { page, section } = await onShift('Jana Example');
  await raiseAlerts(ctx);
  await foretold(page).waitFor();
  await expect.poll(() => section.textContent()).toContain(unseen);
  await press(page, notices.look);

  await page.getByRole('button', { name: limits.act.raise }).click();
  await page.getByLabel(limits.letter.text, { exact: true }).waitFor();
  expect(await page.getByLabel(limits.letter.text, { exact: true }).inputValue()).toMatch(/12\s000,00/);
  expect(await section.textContent()).not.toContain(unseen);
  await press(page, limits.letter.send);
  await told(page, limits.raises.state.asked);
});

test('what happens while the line is cut is told later, once', async () => {
  await usedLimit(4302, 'Flowers and more');
  const { page, cut, section } = await onShift('Ivan Example');
  await cut();
  await raiseAlerts(ctx);

  await foretold(page).waitFor();
  expect(await foretold(page).count()).toBe(1);
  expect(await section.textContent()).toContain(unseen);
});
