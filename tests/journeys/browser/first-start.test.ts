import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { alarm, fill, press } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { faultsOf } from '../../support/look-at-screens.ts';
import { type Desk, emptyDesk } from '../../support/sample-desk.ts';
import { filled, type SpokenLanguage, WORDS, type Words } from '../../support/words.ts';

const desks: Record<SpokenLanguage, Desk> = { en: await emptyDesk(), ru: await emptyDesk() };
const browser = await openBrowser();

const ADMINISTRATOR = { name: 'Iva Sample', email: 'iva@example.com', password: 'a lantern over the quiet river' };
const ENGINEER = { name: 'Oleg Sample', email: 'oleg@example.com', password: 'seven swans at the northern lake' };

/** What the authenticator app would show now; each step of its clock gives one code once. */
function nextCode({ clock }: Desk, secret: string): string {
  clock.set(clock.now().add({ seconds: 30 }));
  return generateSync({ secret, epoch: Math.floor(clock.now().epochMilliseconds / 1000) });
}

/** Sets up the second factor on the page that asks for it. */
async function enrol(page: Page, desk: Desk, { access, errors }: Words) {
  await page.getByLabel(access.enrol.qr).waitFor();
  const faults = await faultsOf(page, 'enrolment');
  const shown = await page.getByRole('button', { name: access.enrol.byHand }).innerText();
  const secret = /[A-Z2-7]{16,}/.exec(shown)?.[0] ?? '';
  await fill(page, access.enrol.code, '000000');
  await press(page, access.enrol.confirm);
  await alarm(page, errors.reasons['wrong-code']);
  await fill(page, access.enrol.code, nextCode(desk, secret));
  await press(page, access.enrol.confirm);
  const list = page.getByRole('list', { name: access.recovery.title }).getByRole('listitem');
  await list.first().waitFor();
  const codes = await list.allInnerTexts();
  faults.push(...(await faultsOf(page, 'recovery codes')));
  await press(page, access.recovery.kept);
  return { secret, codes, faults };
}

async function signIn(page: Page, { access }: Words, { email, password }: typeof ENGINEER): Promise<void> {
  await fill(page, access.signIn.email, email);
  await fill(page, access.signIn.password, password);
  await press(page, access.signIn.enter);
}

async function prove(page: Page, { access }: Words, code: string): Promise<void> {
  await fill(page, access.code.label, code);
  await press(page, access.code.enter);
}

test.each(['en', 'ru'] as const)('from the one-time address to an engineer who is signed in (%s)', async (language) => {
  const desk = desks[language];
  const words = WORDS[language];
  const { access, app, errors, tickets } = words;
  const open = () => openWindow(browser, { base: desk.base, at: desk.clock.now(), locale: language });
  const isIn = (page: Page) => page.getByText(tickets.empty.mine).waitFor();
  const { page, problems } = await open();
  const faults: string[] = [];

  // Whoever comes without the address is told so, and gets no further.
  await page.goto('/');
  await page.getByText(access.setup.noToken).waitFor();

  await page.goto('about:blank');
  await page.goto((await desk.app.setupAddress()) ?? '');
  await fill(page, access.setup.name, ADMINISTRATOR.name);
  await fill(page, access.setup.email, ADMINISTRATOR.email);
  faults.push(...(await faultsOf(page, 'set-up')));
  await fill(page, access.setup.password, 'password1234');
  await press(page, access.setup.finish);
  await page.getByText(access.password.weak.common).waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await fill(page, access.setup.password, ADMINISTRATOR.password);
  await press(page, access.setup.finish);
  const enrolled = await enrol(page, desk, words);
  faults.push(...enrolled.faults);
  expect(enrolled.codes).toHaveLength(10);
  await isIn(page);

  await page.goto('/people');
  await press(page, access.people.invite);
  await fill(page, access.invite.name, ENGINEER.name);
  await fill(page, access.invite.email, ENGINEER.email);
  await press(page, access.invite.make);
  const link = await page.getByRole('dialog').getByText('/invitation#').first().innerText();
  await press(page, access.invite.done);

  const newcomer = await open();
  await newcomer.page.goto(/https?:\S+/.exec(link)?.[0] ?? '');
  const welcome = filled(access.invitation.text, { email: ENGINEER.email, role: access.roles.engineer });
  await newcomer.page.getByText(welcome).waitFor();
  await fill(newcomer.page, access.invitation.password, ENGINEER.password);
  await press(newcomer.page, access.invitation.accept);
  const { secret } = await enrol(newcomer.page, desk, words);
  await isIn(newcomer.page);
  expect(await newcomer.page.getByRole('link', { name: app.nav.audit }).count()).toBe(0);

  // Later, from another machine; the link is spent, a wrong password and a wrong code are told apart from right ones.
  const later = await open();
  await later.page.goto(/https?:\S+/.exec(link)?.[0] ?? '');
  await alarm(later.page, errors.reasons['invitation-gone']);
  await later.page.goto('/sign-in');
  await signIn(later.page, words, { ...ENGINEER, password: 'not the password' });
  await alarm(later.page, errors.reasons['wrong-credentials']);
  await signIn(later.page, words, ENGINEER);
  await prove(later.page, words, '000000');
  await alarm(later.page, errors.reasons['wrong-code']);
  await prove(later.page, words, nextCode(desk, secret));
  await isIn(later.page);

  // The administrator without the phone: a recovery code, and back to the page that was asked for.
  const bare = await open();
  await bare.page.goto('/audit');
  await signIn(bare.page, words, ADMINISTRATOR);
  await prove(bare.page, words, enrolled.codes[0] ?? '');
  await bare.page.getByRole('table').waitFor();
  expect([problems, newcomer.problems, later.problems, bare.problems, faults].flat()).toEqual([]);
});
