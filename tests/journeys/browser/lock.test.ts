import { expect, test } from 'vitest';
import { alarm, atDesk, fill, heading, letPass, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { codeOf, makePerson, PASSWORD, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { WORDS } from '../../support/words.ts';

// Promise D-07: what was typed is never lost.
const desk = await sampleDesk();
const browser = await openBrowser();
const { access, app, errors, merchants } = WORDS.en;
const MINUTE = 60;

async function typing(role: 'engineer' | 'lead' | 'administrator') {
  const person = await makePerson(atDesk(desk), { role, withApp: true });
  const { cookie } = await signedIn(atDesk(desk), person);
  const window = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await window.page.goto('/merchants');
  await press(window.page, merchants.create);
  await fill(window.page, merchants.form.name, 'Half a na');
  return { ...window, person };
}

const typed = (page: Awaited<ReturnType<typeof typing>>['page']) =>
  page.getByLabel(merchants.form.name, { exact: true }).inputValue();

test('after fifteen idle minutes the screen locks, and goes on where it was', async () => {
  const { page, problems } = await typing('lead');

  const noted = page.waitForResponse('**/api/session/activity');
  await letPass(desk, page, 2 * MINUTE);
  await noted;
  await letPass(desk, page, 14 * MINUTE);
  expect(await heading(page, access.lock.title).count()).toBe(0);
  await letPass(desk, page, 2 * MINUTE);
  await heading(page, access.lock.title).waitFor();
  expect(await typed(page)).toBe('Half a na');
  await fill(page, access.signIn.password, 'not the password');
  await press(page, access.lock.unlock);
  await alarm(page, errors.reasons['wrong-password']);
  await fill(page, access.signIn.password, PASSWORD);
  await press(page, access.lock.unlock);
  await heading(page, access.lock.title).waitFor({ state: 'detached' });

  expect(await typed(page)).toBe('Half a na');
  await fill(page, merchants.form.name, 'Half a name');
  await press(page, merchants.form.create);
  await heading(page, 'Half a name').waitFor();
  expect(problems).toEqual([]);
});

test('who works is not locked out', async () => {
  const { page } = await typing('lead');

  for (let minutes = 0; minutes < 20; minutes += 4) {
    await page.getByLabel(merchants.form.name, { exact: true }).press('ArrowLeft');
    const noted = page.waitForResponse('**/api/session/activity');
    await letPass(desk, page, 4 * MINUTE);
    await noted;
  }

  expect(await heading(page, access.lock.title).count()).toBe(0);
});

test('a call that meets the lock waits for it and is done once', async () => {
  const { page } = await typing('lead');

  desk.clock.set(desk.clock.now().add({ minutes: 16 }));
  await press(page, merchants.form.create);
  await heading(page, access.lock.title).waitFor();
  await fill(page, access.signIn.password, PASSWORD);
  await press(page, access.lock.unlock);

  await heading(page, 'Half a na').waitFor();
});

test('a session that was ended elsewhere asks for sign-in and keeps the place', async () => {
  const { page, person } = await typing('administrator');
  const elsewhere = await openWindow(browser, {
    base: desk.base,
    at: desk.clock.now(),
    cookie: (await signedIn(atDesk(desk), person)).cookie,
  });

  await elsewhere.page.goto('/settings');
  await press(elsewhere.page, access.people.endOthers);
  await heading(page, access.lock.ended).waitFor();
  await fill(page, access.signIn.password, PASSWORD);
  await press(page, access.signIn.enter);
  await fill(page, access.code.label, codeOf(person, desk.clock.now()));
  await press(page, access.code.enter);
  await heading(page, access.lock.ended).waitFor({ state: 'detached' });
  await told(page, app.connection.live);

  expect(await typed(page)).toBe('Half a na');
  await press(page, merchants.form.create);
  await heading(page, 'Half a na').waitFor();
});
