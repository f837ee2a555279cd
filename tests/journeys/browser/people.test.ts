import { expect, test } from 'vitest';
import { alarm, atDesk, fill, heading, payNow, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, PASSWORD, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await sampleDesk();
const browser = await openBrowser();
const { access, app, audit, errors, transactions } = WORDS.en;

test('rights change at once, a disabled colleague is out at once, and the audit shows all of it', async () => {
  const ctx = atDesk(desk);
  const boss = await makePerson(ctx, { role: 'administrator', name: 'Iva Boss', withApp: true });
  const oleg = await makePerson(ctx, { role: 'engineer', name: 'Oleg Colleague', withApp: true });
  const open = async (person: typeof boss) =>
    openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie: (await signedIn(ctx, person)).cookie });
  const { page, problems } = await open(boss);
  const colleague = await open(oleg);
  const uid = await payNow(desk);
  await colleague.page.goto(`/transactions/${uid}`);
  await told(colleague.page, app.connection.live);
  await heading(colleague.page, transactions.detail.identifiers).waitFor();
  expect(await colleague.page.getByRole('link', { name: app.nav.audit }).count()).toBe(0);

  await page.goto('/people');
  const details = page.getByRole('button', { name: filled(access.people.open, { name: 'Oleg Colleague' }) });
  await details.click();
  await page.getByRole('dialog').getByLabel(access.people.changeRole).first().click();
  await page.getByRole('option', { name: access.roles.lead }).click();
  await press(page, access.people.save);
  await told(page, access.people.saved);
  await colleague.page.getByRole('link', { name: app.nav.audit }).waitFor();

  await press(page, access.people.disable);
  await heading(colleague.page, access.lock.ended).waitFor();
  await fill(colleague.page, access.signIn.password, PASSWORD);
  await press(colleague.page, access.signIn.enter);
  await alarm(colleague.page, errors.reasons['wrong-credentials']);

  await page.goto('/audit');
  const rows = page.getByRole('row');
  const text = async () => (await rows.allInnerTexts()).join('\n');
  const choose = async (name: string) => {
    await page.getByRole('combobox', { name: audit.filter.person }).fill(name);
    await page.getByRole('option', { name }).click();
  };
  await choose('Oleg Colleague');
  await expect.poll(text).not.toContain('Iva Boss');
  expect(await text()).toContain(audit.actions['transaction/read']);
  await choose('Iva Boss');
  await page.getByLabel(audit.filter.subject).fill(oleg.id);
  await expect.poll(text).toContain(audit.actions['person/disable']);
  expect(await text()).toContain(audit.actions['person/change']);
  expect(problems).toEqual([]);
});
