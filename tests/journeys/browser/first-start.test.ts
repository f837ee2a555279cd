import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await emptyDesk();
const browser = await openBrowser();
const { access, app, errors, transactions } = WORDS.en;
const window = { base: desk.base, at: SAMPLE_AT };

const ADMINISTRATOR = { name: 'Iva Sample', email: 'iva@example.com', password: 'a lantern over the quiet river' };
const ENGINEER = { name: 'Oleg Sample', email: 'oleg@example.com', password: 'seven swans at the northern lake' };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor();

/** What the authenticator app would show now; each step of its clock gives one code once. */
function nextCode(secret: string): string {
  desk.clock.set(desk.clock.now().add({ seconds: 30 }));
  return generateSync({ secret, epoch: Math.floor(desk.clock.now().epochMilliseconds / 1000) });
}

/** Sets up the second factor on the page that asks for it; gives the secret and the recovery codes. */
async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel(access.enrol.qr).waitFor();
  const shown = await page.getByRole('button', { name: access.enrol.byHand }).innerText();
  const secret = /[A-Z2-7]{16,}/.exec(shown)?.[0] ?? '';
  await fill(page, access.enrol.code, '000000');
  await press(page, access.enrol.confirm);
  await alert(page, errors.reasons['wrong-code']);
  await fill(page, access.enrol.code, nextCode(secret));
  await press(page, access.enrol.confirm);
  const list = page.getByRole('list', { name: access.recovery.title }).getByRole('listitem');
  await list.first().waitFor();
  const codes = await list.allInnerTexts();
  await press(page, access.recovery.kept);
  return { secret, codes };
}

async function signIn(page: Page, { email, password }: typeof ENGINEER): Promise<void> {
  await fill(page, access.signIn.email, email);
  await fill(page, access.signIn.password, password);
  await press(page, access.signIn.enter);
}

async function prove(page: Page, code: string): Promise<void> {
  await fill(page, access.code.label, code);
  await press(page, access.code.enter);
}

test('from the one-time address to an engineer who is signed in', async () => {
  const { page, problems } = await openWindow(browser, window);

  // Whoever comes without the address is told so, and gets no further.
  await page.goto('/');
  await page.getByText(access.setup.noToken).waitFor();

  await page.goto('about:blank');
  await page.goto((await desk.app.setupAddress()) ?? '');
  await fill(page, access.setup.name, ADMINISTRATOR.name);
  await fill(page, access.setup.email, ADMINISTRATOR.email);
  await fill(page, access.setup.password, 'password1234');
  await press(page, access.setup.finish);
  await page.getByText(access.password.weak.common).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await fill(page, access.setup.password, ADMINISTRATOR.password);
  await press(page, access.setup.finish);
  const { codes } = await enrol(page);
  expect(codes).toHaveLength(10);
  await page.getByText(transactions.list.empty).waitFor();

  await page.goto('/people');
  await press(page, access.people.invite);
  await fill(page, access.invite.name, ENGINEER.name);
  await fill(page, access.invite.email, ENGINEER.email);
  await press(page, access.invite.make);
  const link = await page.getByRole('dialog').getByText('/invitation#').first().innerText();
  await press(page, access.invite.done);

  const newcomer = await openWindow(browser, window);
  await newcomer.page.goto(/https?:\S+/.exec(link)?.[0] ?? '');
  const welcome = filled(access.invitation.text, { email: ENGINEER.email, role: access.roles.engineer });
  await newcomer.page.getByText(welcome).waitFor();
  await fill(newcomer.page, access.invitation.password, ENGINEER.password);
  await press(newcomer.page, access.invitation.accept);
  const { secret } = await enrol(newcomer.page);
  await newcomer.page.getByText(transactions.list.empty).waitFor();
  expect(await newcomer.page.getByRole('link', { name: app.nav.audit }).count()).toBe(0);

  // Later, from another machine; the link is spent, a wrong password and a wrong code are told apart from right ones.
  const later = await openWindow(browser, window);
  await later.page.goto(/https?:\S+/.exec(link)?.[0] ?? '');
  await alert(later.page, errors.reasons['invitation-gone']);
  await later.page.goto('/sign-in');
  await signIn(later.page, { ...ENGINEER, password: 'not the password' });
  await alert(later.page, errors.reasons['wrong-credentials']);
  await signIn(later.page, ENGINEER);
  await prove(later.page, '000000');
  await alert(later.page, errors.reasons['wrong-code']);
  await prove(later.page, nextCode(secret));
  await later.page.getByText(transactions.list.empty).waitFor();

  // The administrator without the phone: a recovery code, and back to the page that was asked for.
  const bare = await openWindow(browser, window);
  await bare.page.goto('/audit');
  await signIn(bare.page, ADMINISTRATOR);
  await prove(bare.page, codes[0] ?? '');
  await bare.page.getByRole('table').waitFor();
  expect([problems, newcomer.problems, later.problems, bare.problems].flat()).toEqual([]);
});
