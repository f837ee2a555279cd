import { expect, test } from 'vitest';
import { countNorms, listIncidents, watchPayments } from '../../../server/domains/incidents/index.ts';
import { createContext } from '../../../server/platform/context.ts';
import { makeBank, makeShops, minutesOf, pay, usualWeeks } from '../../server/domains/incidents/made-payments.ts';
import { press } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { makeAccount, putOnDuty, write } from '../../support/tickets.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await emptyDesk();
const browser = await openBrowser();
const { incidents } = WORDS.en;
/** As the program's own jobs act: what they do is reacted to. */
const ctx = createContext(desk.app.services, { kind: 'job', name: 'journey' }, 'all');
const ZONE = { timeZone: 'Europe/Minsk' };
const PLACES = [1, 2, 3].map((number) => ({ gatewayId: `d${number}`, shopId: 4100 + number }));
/** Another bank, at which all is well: else it could as well be the cards. */
const ELSEWHERE = [1, 2].map((number) => ({ gatewayId: `s${number}`, shopId: 4200 + number }));
const BEGAN = desk.clock.now();
const goTo = (minutes: number) => desk.clock.set(BEGAN.add({ minutes }));

test('a bank fails: one incident, its tickets, one answer to all, and it closes by itself', async () => {
  await makeBank(ctx, 'Dvina Bank', ['d1', 'd2', 'd3']);
  await makeBank(ctx, 'Sozh Bank', ['s1', 's2']);
  await makeShops(ctx, [4101, 4102, 4103, 4201, 4202]);
  await usualWeeks(ctx, [...PLACES, ...ELSEWHERE]);
  await countNorms(ctx, ZONE);
  const jana = await makePerson(ctx, { name: 'Jana Example', withApp: true });
  await putOnDuty(ctx, jana.id);
  const bot = await makeAccount(ctx);

  await pay(ctx, minutesOf(PLACES, BEGAN, 8, 9));
  await pay(ctx, minutesOf(ELSEWHERE, BEGAN, 26, 1, 'F.0114'));
  const uid = '4101-9900000001';
  await pay(ctx, [
    { gatewayId: 'd1', shopId: 4101, status: 'failed', code: 'F.0117', at: BEGAN.add({ minutes: 4 }), uid },
  ]);
  goTo(8);
  for (const chat of ['7001', '7002']) await write(ctx, bot, 'telegram', { chat, text: `Payment ${uid} was declined` });
  await watchPayments(ctx, ZONE);

  const { cookie } = await signedIn(ctx, jana);
  const { page } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await page.goto('/incidents');
  await page.getByRole('link', { name: 'Dvina Bank' }).click();
  await page.getByRole('heading', { name: incidents.figures.title }).waitFor();
  await expect.poll(() => page.getByRole('link', { name: /^#\d+/ }).count(), { timeout: 20_000 }).toBe(2);

  await page.keyboard.press('KeyR');
  await press(page, incidents.round.preview);
  await page.getByRole('list', { name: incidents.round.preview }).getByRole('checkbox').nth(1).waitFor();
  await page.getByRole('button', { name: filled(incidents.round.send_other, { count: 2 }) }).click();
  await page.getByText(filled(incidents.round.number, { number: 1 })).waitFor();
  // One a second: each look of the test lets some pass.
  const sent = async () => {
    desk.clock.set(desk.clock.now().add({ seconds: 2 }));
    return page.getByText(filled(incidents.round.sent, { count: 2 })).count();
  };
  await expect.poll(sent, { timeout: 20_000, interval: 500 }).toBe(1);

  await page.getByRole('link', { name: /^#\d+/ }).first().click();
  await page.getByRole('region', { name: WORDS.en.tickets.thread.label }).getByRole('article').nth(1).waitFor();
  await page.keyboard.press('KeyL');
  await page.getByRole('heading', { name: incidents.updates.title }).waitFor();

  await pay(ctx, minutesOf(PLACES, BEGAN.add({ minutes: 8 }), 18, 1, 'F.0114'));
  goTo(26);
  await watchPayments(ctx, ZONE);

  const { items } = await listIncidents(ctx, { state: 'all', limit: 5 });
  expect(items).toMatchObject([{ state: 'resolved' }]);
  // Who has sat still for so long signs in again.
  const again = await signedIn(ctx, jana);
  const later = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie: again.cookie });
  await later.page.goto(`/incidents/${items[0]?.id}`);
  await later.page.getByText(incidents.state.resolved).first().waitFor();
  // Both were promised word of it, and have none yet.
  await later.page.getByText(filled(incidents.round.untold_other, { count: 2 })).waitFor();
  await later.page.goto('/inbox');
  await later.page.getByText(filled(WORDS.en.ahead.incidents.untold_other, { count: 2 })).waitFor();
});
