import { expect, test } from 'vitest';
import { MerchantInput } from '../../../server/domains/merchants/contract.ts';
import { createMerchant } from '../../../server/domains/merchants/index.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { moveTicket, noteOnTicket, openTicket } from '../../../server/domains/tickets/index.ts';
import type { TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { atDesk, told } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { rows, thread } from '../../support/inbox-seat.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { WORDS } from '../../support/words.ts';

/* An account manager follows what they opened for a merchant: they are called when the desk has done something about it. */
const inbox = await inboxDesk();
const browser = await openBrowser();
const ctx = atDesk(inbox.desk);
const { app, tickets } = WORDS.en;
const manager = await makePerson(ctx, { name: 'Mia Manager', role: 'account-manager', withApp: true });
const lantern = await createMerchant(ctx, MerchantInput.parse({ name: 'Lantern House', accountManagerId: manager.id }));

/** In the program itself, so that its consoles hear it. */
async function acting(person: typeof manager, reach: 'own' | 'all') {
  const { actor } = await signedIn(ctx, person);
  return createContext(inbox.desk.app.services, actor, reach);
}
const engineer = await acting(inbox.engineer, 'all');

async function asked(subject: string): Promise<TicketId> {
  const contact = { name: 'Olga', identity: null };
  const wanted = { subject, text: `${subject}, please`, merchantId: lantern.id, contact };
  return (await openTicket(await acting(manager, 'own'), NewTicket.parse(wanted))).id;
}

test('a note of the desk calls who opened the ticket, and reading it ends that; so does closing', async () => {
  const id = await asked('Limit for December');
  const { page, problems } = await sitDown(inbox, browser, manager);
  await told(page, app.connection.live);
  const row = rows(page).filter({ hasText: 'Limit for December' });
  await row.waitFor();
  await page.getByText(tickets.view.opened).first().waitFor();
  expect(await page.title()).not.toMatch(/^\(/);

  await noteOnTicket(engineer, id, 'It is raised from Monday.');
  await expect.poll(() => page.title()).toMatch(/^\(1\) /);

  await row.click();
  await thread(page).getByText('It is raised from Monday.').waitFor();
  await expect.poll(() => page.title()).not.toMatch(/^\(/);

  await page.goto('/inbox');
  await told(page, app.connection.live);
  await moveTicket(engineer, id, { move: 'close' });
  await expect.poll(() => page.title()).toMatch(/^\(1\) /);
  await page.reload();
  expect(await row.getAttribute('data-unread')).toBe('true');
  expect(problems).toEqual([]);
});
