import { expect, test } from 'vitest';
import { atDesk, fill, heading, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { fakeGateway, fakeRow } from '../../support/fake-gateway.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const gateway = await fakeGateway();
gateway.rows.push(fakeRow(1), fakeRow(2), { ...fakeRow(3), uid: '' });
const { app, errors, gateways, transactions } = WORDS.en;

test('a gateway is connected, tested, pulled, paused, and what it sent wrong is shown', async () => {
  const person = await makePerson(atDesk(desk), { role: 'administrator', withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const { page, problems } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  const rows = page
    .locator('div')
    .filter({ has: page.getByText(gateways.rows, { exact: true }) })
    .last();

  await page.goto('/sources');
  await told(page, gateways.empty);
  await press(page, gateways.add);
  await fill(page, gateways.form.name, 'Lighthouse');
  await fill(page, gateways.form.backOffice, 'not an address');
  await fill(page, gateways.form.user, 'desk');
  await fill(page, gateways.form.password, 'a password of nobody');
  await press(page, gateways.form.connect);
  await page.getByRole('alert').or(page.locator('[aria-invalid=true]')).first().waitFor();
  await fill(page, gateways.form.backOffice, gateway.origin);
  await fill(page, gateways.form.gateway, gateway.origin);
  await press(page, gateways.form.connect);
  await page.getByRole('link', { name: filled(gateways.open, { name: 'Lighthouse' }) }).click();
  await heading(page, 'Lighthouse').waitFor();

  await press(page, gateways.test);
  await told(page, gateways.report.ok);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await rows.getByText('2', { exact: true }).waitFor();
  await told(page, '"uid":""');
  gateway.rows.push(fakeRow(4711, 55));
  await press(page, gateways.pull);
  await rows.getByText('3', { exact: true }).waitFor();

  await press(page, gateways.pause);
  await told(page, gateways.state.paused);
  await press(page, gateways.resume);
  await told(page, gateways.state.active);

  await page.getByRole('link', { name: app.nav.transactions }).click();
  await page.getByLabel(transactions.search.label).fill('order-4711');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: transactions.search.results }).getByText('order-4711').waitFor();
  expect(problems).toEqual([]);
});

test('a gateway that fails is told in words, with what to expect next', async () => {
  const person = await makePerson(atDesk(desk), { withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const { page } = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await page.goto('/sources');
  await told(page, gateways.state.active);

  const unauthorized = () => ({ status: 401, json: { message: 'Access denied' } });
  gateway.instead.push(...Array.from({ length: 8 }, () => unauthorized));
  await press(page, gateways.pull);

  await told(page, errors.problems.unauthorized);
  expect(await page.getByRole('button', { name: gateways.edit }).count()).toBe(0);
});
