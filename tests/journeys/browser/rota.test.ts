import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atDesk, fill, press, told } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makePerson, signedIn, type TestPerson } from '../../support/people.ts';
import { emptyDesk } from '../../support/sample-desk.ts';
import { filled, WORDS } from '../../support/words.ts';

const desk = await emptyDesk();
const browser = await openBrowser();
const { rota } = WORDS.en;

const lead = await makePerson(atDesk(desk), { role: 'lead', name: 'Lena Example', withApp: true });
const engineer = await makePerson(atDesk(desk), { name: 'Egor Example' });

async function sitDown(person: TestPerson) {
  const { cookie } = await signedIn(atDesk(desk), person);
  const window = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await window.page.goto('/rota');
  return window;
}

const choose = async (page: Page, label: string, option: string) => {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: option }).first().click();
};

test('from an empty rota to a covered day, a replacement, and a pause that nobody else covers', async () => {
  const atLead = await sitDown(lead);
  await told(atLead.page, rota.empty);
  await told(atLead.page, rota.now.nobody);
  // Nobody of this desk has bound a chat: that the alarm reaches nobody is said where the rota is made.
  await told(atLead.page, rota.called.nobody);
  const atEngineer = await sitDown(engineer);
  await told(atEngineer.page, rota.emptyReader);

  await atLead.page.keyboard.press('KeyN');
  await choose(atLead.page, rota.rule.person, 'Egor Example');
  await press(atLead.page, 'Sat');
  await press(atLead.page, 'Sun');
  await fill(atLead.page, rota.rule.start, '8');
  await fill(atLead.page, rota.rule.end, '8');
  await told(atLead.page, rota.rule.allDay);
  await press(atLead.page, rota.rule.save);

  await told(atLead.page, rota.pattern.everyDay);
  // The other screen hears of it by itself.
  await atEngineer.page.getByRole('region', { name: rota.now.label }).getByText('Egor Example').waitFor();

  await atLead.page.keyboard.press('KeyV');
  await choose(atLead.page, rota.override.insteadOf, 'Egor Example');
  await choose(atLead.page, rota.override.whoReplaces, 'Lena Example');
  await fill(atLead.page, rota.override.reason, 'A dentist');
  await press(atLead.page, rota.rule.save);
  await told(atLead.page, filled(rota.override.says.replace, { name: 'Lena Example', other: 'Egor Example' }));

  await atEngineer.page.getByRole('button', { name: rota.now.label }).click();
  await fill(atEngineer.page, rota.pause.reason, 'Lunch');
  await press(atEngineer.page, rota.pause.do);
  await told(atEngineer.page, rota.pause.last);
  await press(atEngineer.page, rota.pause.lastDo);
  await atLead.page.getByText('Lunch').first().waitFor();

  await atEngineer.page.getByRole('button', { name: rota.now.label }).click();
  await press(atEngineer.page, rota.pause.end);
  await atLead.page.getByText('Lunch').first().waitFor({ state: 'detached' });

  expect([...atLead.problems, ...atEngineer.problems].filter((problem) => !problem.includes('409'))).toEqual([]);
});
