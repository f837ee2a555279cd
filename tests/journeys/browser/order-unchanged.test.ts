import { expect, test } from 'vitest';
import { ContactInput } from '../../../server/domains/contacts/contract.ts';
import { MerchantInput, ShopInput } from '../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../../server/domains/merchants/index.ts';
import { mergeTransactions } from '../../../server/domains/transactions/index.ts';
import type { ShopId } from '../../../server/kernel/ids.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { failedLine, takeLines } from '../../support/deliveries.ts';
import { inboxDesk, PAYER, rowsOf, sitDown } from '../../support/inbox-desk.ts';
import { field } from '../../support/inbox-seat.ts';
import { WORDS } from '../../support/words.ts';

/* "Debited, but the order did not change": from a merchant's message to an answer with the true reason. */
const inbox = await inboxDesk();
const ctx = atDesk(inbox.desk);
const browser = await openBrowser();
const { answers, diagnosis, tickets } = WORDS.en;

const UID = '90010000-0000000001';
const SHOP = 9001;
const ASKED = '77.34 BYN for order LB-7734 was debited, but the order did not change';
const anHourAgo = () => inbox.desk.clock.now().subtract({ hours: 1 }).toString();

async function paidAndBlocked(): Promise<void> {
  const { id } = await createMerchant(ctx, MerchantInput.parse({ name: 'Lantern Books', language: 'en' }));
  await addShop(ctx, id, SHOP as ShopId, ShopInput.parse({ name: 'Lantern Books', domain: 'lantern.example' }));
  const identities = [{ kind: 'telegram' as const, value: String(PAYER.id) }];
  await saveMerchantContact(ctx, id, ContactInput.parse({ name: 'Daria', language: 'en', identities }));
  const transaction = {
    uid: UID,
    shopId: SHOP,
    type: 'payment' as const,
    status: 'successful' as const,
    code: 'S.0000',
    amountMinor: 7734,
    currency: 'BYN',
    trackingId: 'LB-7734',
    createdAt: anHourAgo(),
    paidAt: anHourAgo(),
  };
  await mergeTransactions(ctx, { knowledge: 'webhook', origin: 'test', documents: [{ transaction, document: '{}' }] });
  const at = inbox.desk.clock.now().subtract({ minutes: 59 }).toString();
  await takeLines(ctx, [failedLine({ event_id: 'evt-7734', uid: UID, shop_id: SHOP, at })]);
}

test('a merchant asks, the site’s refusal is found, and the draft says what to do', async () => {
  await paidAndBlocked();
  inbox.write(PAYER, { text: ASKED });
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await rowsOf(page, tickets.list.label).filter({ hasText: 'LB-7734' }).first().click();
  const headline = page.getByText('Paid; the site’s firewall blocked our message').first();
  await page.getByText(answers.noPayment).or(headline).first().waitFor();
  // Found and not far enough ahead to attach itself: the first candidate is it.
  if (!(await headline.isVisible())) for (const key of ['KeyT', 'Digit1']) await page.keyboard.press(key);
  await headline.waitFor();

  await page.keyboard.press('KeyD');

  await expect.poll(() => field(page).inputValue()).toContain('did not let our notification in');
  expect(await field(page).inputValue()).toContain('send the notification again');
  expect(problems).toEqual([]);
});

test('the payment’s page asks the ten questions, and takes what a person knows better', async () => {
  const { page, problems } = await sitDown(inbox, browser, inbox.engineer);
  await page.goto(`/transactions/${UID}`);
  const check = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: diagnosis.orderCheck.title }) });
  const steps = check.locator(':scope > ol > li');
  await expect.poll(() => steps.count()).toBe(10);
  await expect.poll(() => steps.nth(2).textContent()).toContain(diagnosis.orderCheck.failed);

  await page.keyboard.press('KeyB');
  await page.getByRole('combobox', { name: diagnosis.correction.cause }).fill('order’s amount differs');
  await page.getByRole('option', { name: 'Paid; the order’s amount differs now' }).click();
  await page.getByLabel(diagnosis.correction.note).fill('The shop showed the edited order');
  await page.getByRole('button', { name: diagnosis.correction.save, exact: true }).click();

  await page.getByText(diagnosis.correction.stands).waitFor();
  await page.getByRole('heading', { name: 'Paid; the order’s amount differs now' }).waitFor();
  expect(problems).toEqual([]);
});
