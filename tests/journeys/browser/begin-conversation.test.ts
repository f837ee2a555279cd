import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { outbound } from '../../../server/domains/channels/tables.ts';
import { transactions } from '../../../server/domains/transactions/tables.ts';
import { openBrowser } from '../../support/browser.ts';
import { inboxDesk, sitDown } from '../../support/inbox-desk.ts';
import { thread } from '../../support/inbox-seat.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { WORDS } from '../../support/words.ts';

const inbox = await inboxDesk();
const browser = await openBrowser();
const { tickets } = WORDS.en;

test('a conversation is begun by mail; what the address may not know is named before anything leaves', async () => {
  const [payment] = await inbox.desk.db.read.select({ uid: transactions.uid }).from(transactions).limit(1);
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.getByRole('button', { name: tickets.open.button }).click();
  await page.getByLabel(tickets.open.name).fill('Vera Shop');
  await page.getByLabel(tickets.open.address).fill('vera@shop.example');
  await page.getByRole('combobox', { name: tickets.open.way }).click();
  await page.getByRole('option', { name: 'Send it to them from help@ozerta.example' }).click();
  await page.getByLabel(tickets.open.subject).fill('Your shop');
  const text = page.getByLabel(tickets.open.message);
  await text.fill(`Is payment ${payment?.uid} yours?`);
  await page.getByRole('button', { name: tickets.open.send }).click();

  await page.getByText(`${tickets.tooMuch['other-payment']}: ${payment?.uid}`).waitFor();
  await keepPicture(page, 'a conversation is begun');
  await text.fill('Please write to us from the address of your shop.');
  await page.getByRole('button', { name: tickets.open.send }).click();

  await thread(page).getByText('Please write to us').waitFor();
  await thread(page).getByText(tickets.delivery.queued).waitFor();
  const sent = await inbox.desk.db.read.select().from(outbound).where(eq(outbound.address, 'vera@shop.example'));
  expect(sent.map(({ content }) => content.text)).toEqual(['Please write to us from the address of your shop.']);
  expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
});
