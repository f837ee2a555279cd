import { expect, test } from 'vitest';
import { createLogSender } from '../../../server/domains/deliveries/index.ts';
import { atDesk, payNow, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { failedLine, logLine, takeLines } from '../../support/deliveries.ts';
import { type FakeAnswer, type FakeAsked, fakeGateway } from '../../support/fake-gateway.ts';
import { makeSource } from '../../support/gateways.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { makePerson, signedIn, testSecrets } from '../../support/people.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { WORDS } from '../../support/words.ts';

const desk = await emptyDesk();
const browser = await openBrowser();
const gateway = await fakeGateway();
const { deliveries } = WORDS.en;
await makeSource(atDesk(desk), gateway.origin);

/** The next one that is asked for is sent; whatever else is asked is answered as ever. */
function sendNext(): void {
  const answer = (asked: FakeAsked): FakeAnswer | undefined => {
    if (asked.path.endsWith('/renotify')) return { json: { message: 'Transaction was renotified' } };
    gateway.instead.push(answer);
    return undefined;
  };
  gateway.instead.push(answer);
}
const renotified = () => gateway.asked.filter(({ path }) => path.endsWith('/renotify')).map(({ path }) => path);

test('a notification that a firewall stopped: seen with its reason, sent again by one key, and only after a question once the shop took it', async () => {
  const uid = await payNow(desk, { shopId: 9001 });
  const at = (minutes: number) => desk.clock.now().subtract({ minutes }).toString();
  const line = { event_id: `evt-${uid}`, uid, url: 'https://shop.example/notify' };
  const blocked = {
    status: 403,
    headers: { 'cf-mitigated': 'challenge' },
    body: '<script>alert(1)</script> Just a moment',
  };
  await takeLines(atDesk(desk), [failedLine({ ...line, at: at(9), response: blocked })]);
  const engineer = await makePerson(atDesk(desk), { name: 'Egor Example' });
  const { cookie } = await signedIn(atDesk(desk), engineer);
  const { page, problems } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });

  await page.goto('/notifications');
  await page.getByRole('link', { name: /shop\.example/ }).click();
  await page.locator('summary').first().click();
  await told(page, 'Just a moment');
  await page.getByRole('link', { name: uid }).click();
  await told(page, deliveries.payment.title);
  await told(page, deliveries.class.firewall);
  await told(page, deliveries.state.waiting);

  sendNext();
  await page.keyboard.press('KeyY');
  await told(page, deliveries.resendState.sent);
  await told(page, 'Transaction was renotified');
  expect(renotified()).toEqual([`/transactions/${uid}/renotify`]);

  await takeLines(atDesk(desk), [logLine({ ...line, n: 2, trigger: 'manual', at: at(0) })]);
  await told(page, deliveries.class['sent-ok']);

  await page.keyboard.press('KeyY');
  await told(page, deliveries.payment.confirmText);
  expect(renotified()).toHaveLength(1);
  sendNext();
  await page.getByRole('button', { name: deliveries.payment.confirm }).click();
  await expect.poll(() => renotified().length).toBe(2);
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
});

test('a log that fell silent is told above the list, with what can no longer be said, until it goes on', async () => {
  const name = 'Sender of cards';
  const { sender } = await createLogSender(atDesk(desk), { name }, testSecrets);
  const heard = () =>
    takeLines(
      atDesk(desk),
      [logLine({ event_id: `silent-${desk.clock.now()}`, uid: null, shop_id: 9100, at: desk.clock.now().toString() })],
      sender.id,
    );
  const pass = (minutes: number) => desk.clock.set(desk.clock.now().add({ minutes }));
  await heard();
  pass(70);
  await payNow(desk, { shopId: 9100 });
  pass(20);
  const { cookie } = await signedIn(atDesk(desk), await makePerson(atDesk(desk), { name: 'Silvia Example' }));
  const { page, problems } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  const banner = page.getByRole('list', { name: deliveries.silent.title }).getByText(name);
  await page.goto('/notifications');

  await banner.waitFor();
  await told(page, deliveries.silent.means);
  expect(await faultsOf(page, 'notifications-silent', [1440, 390])).toEqual([]);
  await heard();
  await banner.waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
});
