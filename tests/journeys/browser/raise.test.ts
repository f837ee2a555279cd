import type { Page, WebSocketRoute } from 'playwright-core';
import { expect, test } from 'vitest';
import { getLimit, raiseAlerts } from '../../../server/domains/limits/index.ts';
import { MerchantInput, ShopInput } from '../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { attachTransaction, openTicket } from '../../../server/domains/tickets/index.ts';
import { type ShopId, TransactionUid } from '../../../server/kernel/ids.ts';
import { atDesk, fill, heading, payNow, press, told } from '../../support/at-the-desk.ts';
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
const { answers, app, limits, notices, tickets, ui } = WORDS.en;
const ctx = atDesk(desk);

/** A shop whose terminal has taken four fifths of what its bank allows. */
async function usedLimit(shopId: number, name: string) {
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name, language: 'en' }));
  await addShop(ctx, merchant.id, shopId as ShopId, ShopInput.parse({ name: 'Shop' }));
  const terminalId = await makeTerminal(ctx);
  await passThrough(ctx, terminalId, shopId);
  const limitId = await makeLimit(ctx, { terminalId });
  await countUsage(ctx, limitId, { used: 800_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.63 });
  return { limitId, merchantId: merchant.id, terminalId };
}

/** A merchant asks why a payment was declined: the terminal had taken all that its bank allows. */
async function declinedAtTheLimit(shopId: number, name: string) {
  const { merchantId, terminalId } = await usedLimit(shopId, name);
  await payNow(desk, { shopId, gatewayId: terminalId, amountMinor: 1_000_000 });
  const uid = await payNow(desk, { shopId, gatewayId: terminalId, status: 'failed', code: 'F.0123', rrn: '1' });
  const contact = { name: 'Buyer', identity: { kind: 'email', value: 'owner@flowers.example' } };
  const text = 'Why was it declined?';
  const ticket = await openTicket(
    ctx,
    NewTicket.parse({ subject: 'A payment was declined', text, topic: 'limit', merchantId, contact }),
  );
  await attachTransaction(ctx, { ticketId: ticket.id, uid: TransactionUid.parse(uid) });
  return ticket;
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

test('on a Friday the shift is told of a limit, asks the bank for more, records its answer and tells the merchant', async () => {
  const { limitId } = await usedLimit(4301, 'Tickets and more');
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

  // The bank takes its time: what is agreed begins after what held.
  desk.clock.set(desk.clock.now().add({ minutes: 5 }));
  await press(page, limits.act.answer);
  await fill(page, limits.decision.until, '31.11.2026 18:00');
  await told(page, ui.moment.wrong);
  await fill(page, limits.decision.until, '30.11.2026 18:00');
  await fill(page, limits.decision.said, 'Vera, by telephone');
  await press(page, limits.decision.save);
  await heading(page, limits.telling.title).waitFor();
  await page.getByRole('button', { name: 'Tickets and more' }).click();
  await press(page, limits.telling.note);
  await told(page, filled(limits.telling.toldBy, { name: 'Jana Example' }));
  expect((await getLimit(ctx, limitId)).limit).toMatchObject({ cap: 1_200_000, openRaise: null });
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

test('the page of a limit says between what its use lies, and how far off it was by part of the day', async () => {
  const { limitId } = await usedLimit(4304, 'Tea and more');
  const error = {
    wape: 0.2,
    bias: -0.05,
    byPart: { night: 0.61, morning: 0.2, afternoon: 0.1, evening: 0 },
    toldByPart: { night: 28, morning: 28, afternoon: 1, evening: 0 },
  };
  const counted = { used: 610_000, usedHigh: 930_000, windowStart: NOVEMBER, pBeforeBankOpens: 0.1, error };
  await countUsage(ctx, limitId, counted);
  const { page } = await onShift('Olga Example');

  await page.goto(`/limits/${limitId}`);

  await page
    .getByText(/about .*6.100.00.* \(.*6.100.00.* to .*9.300.00.*\) of .*10.000.00/)
    .first()
    .waitFor();
  await told(page, 'night, 0 to 6: ± 61% (28 predictions); morning, 6 to 12: ± 20% (28 predictions); ');
  await told(page, 'afternoon, 12 to 18: ± 10% (1 prediction)');
  expect(await page.getByText('evening').count()).toBe(0);
  await page.getByRole('button', { name: limits.act.raise }).click();
  await page.getByLabel(limits.letter.text, { exact: true }).waitFor();
  const letter = await page.getByLabel(limits.letter.text, { exact: true }).inputValue();
  expect(letter).toMatch(/от 6\s100,00.* до 9\s300,00.*\(61–93 %\)/);
});

test('from the ticket about a declined payment the bank is asked, and each ticket knows of the other', async () => {
  const complaint = await declinedAtTheLimit(4303, 'Books and more');
  const { page } = await onShift('Vera Example');
  await page.goto(`/inbox/${complaint.id}`);
  await told(page, "Over the acquiring bank's limit");
  await page.keyboard.press('KeyV');

  await page.getByRole('link', { name: answers.askBank }).click();
  await page.getByLabel(limits.letter.text, { exact: true }).waitFor();
  await press(page, limits.letter.send);

  await told(page, filled(tickets.event['bank-asked'], { number: complaint.number + 1 }));
  expect(new URL(page.url()).pathname).toBe(`/inbox/${complaint.id}`);
});
