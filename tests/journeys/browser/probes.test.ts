import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { createSampleWorld, shopHabits } from '../../../server/demo/sample/index.ts';
import { startSandboxShops } from '../../../server/demo/sandbox-shop/start-sandbox-shops.ts';
import { ContactInput } from '../../../server/domains/contacts/contract.ts';
import { saveMerchantContact } from '../../../server/domains/merchants/index.ts';
import { shops as shopRows } from '../../../server/domains/merchants/tables.ts';
import { NewTicket } from '../../../server/domains/tickets/contract.ts';
import { getTicket, openTicket } from '../../../server/domains/tickets/index.ts';
import { MerchantId, ShopId, TicketId } from '../../../server/kernel/ids.ts';
import { createContext } from '../../../server/platform/context.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser, openWindow } from '../../support/browser.ts';
import { makeSource, PRIVATE_KEY } from '../../support/gateways.ts';
import { keepPicture } from '../../support/keep-picture.ts';
import { makePerson, signedIn } from '../../support/people.ts';
import { sampleDesk } from '../../support/sample-desk.ts';
import { SAMPLE_AT } from '../../support/sample-template.ts';
import { makeAccount, write } from '../../support/tickets.ts';
import { WORDS } from '../../support/words.ts';

const world = createSampleWorld({ seed: 2026, today: SAMPLE_AT.toZonedDateTimeISO('UTC').toPlainDate(), days: 3 });
const shops = await startSandboxShops(world, SAMPLE_AT.epochMilliseconds);
afterAll(() => shops.stop());
const habits = shopHabits(world, SAMPLE_AT.epochMilliseconds);
const shopThat = (kind: string) => world.shops.find(({ id }) => habits.get(id)?.kind === kind)?.id ?? 0;

const desk = await sampleDesk({}, shops.network);
const ctx = atDesk(desk);
const engineer = await makePerson(ctx, { name: 'Nora Duty', withApp: true });
await makeSource(ctx, 'http://127.0.0.1:9', {
  shops: world.shops.map(({ id, secret }) => ({ shopId: id, secretKey: secret })),
  signingKey: PRIVATE_KEY,
});
const browser = await openBrowser();
const { probing, errors, tickets, 'cms-modules': modules } = WORDS.en;
const fill = (text: string, { number }: { number: number }) => text.replace('{{number}}', String(number));

async function sitDownAt(path: string) {
  const { cookie } = await signedIn(ctx, engineer);
  const window = await openWindow(browser, { base: desk.base, at: desk.clock.now(), cookie });
  await window.page.goto(path);
  await window.page.getByRole('heading', { name: probing.title }).waitFor();
  return window;
}

test('a look by one key says which guard refuses our notifications; the next within a minute is refused with the reason', async () => {
  const { page, problems } = await sitDownAt(`/modules/${shopThat('firewall')}`);
  await page.getByRole('button', { name: probing.look, disabled: false }).waitFor();
  await page.keyboard.press('KeyO');

  await page.getByText(/A guard refuses the notification address \(403 Cloudflare\)/).waitFor();
  await page.getByText(probing.severity.breaks, { exact: true }).first().waitFor();
  await page.getByText(probing.exchanges).click();
  await page.getByText('Just a moment...').first().waitFor();
  await keepPicture(page, 'module looked at from outside', true);

  await page.keyboard.press('KeyO');
  await page.getByText(errors.reasons['host-asked-moments-ago']).waitFor();
  expect(problems).toEqual([]);
});

test('a test notification is confirmed, sent, and its answer shown in words', async () => {
  const { page, problems } = await sitDownAt(`/modules/${shopThat('wrong-key')}`);
  await page.getByRole('button', { name: probing.test.send }).click();
  await page.getByRole('dialog').getByRole('button', { name: probing.test.confirm }).click();

  await page.getByText(probing.test.answer.unauthorized).waitFor();
  await page.getByText('webhook not authorized').first().waitFor();
  await keepPicture(page, 'module with a test notification', true);
  expect(problems).toEqual([]);
});

test('both sides of the settings stand beside each other, and what the merchant has to change is copied by one key', async () => {
  const { page } = await sitDownAt(`/modules/${shopThat('wrong-key')}`);
  const row = page.getByRole('row').filter({ hasText: probing.diff.key['key-fingerprint'] });
  await row.getByText(probing.diff.verdict.differs).waitFor();
  await page.keyboard.press('KeyD');

  await page.getByText(probing.diff.copied).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/5f0c1d2e/);
});

test('where the merchant waits for an answer, one key puts the settings to change and the module to install into it, and never into what a bank was asked', async () => {
  const shopId = ShopId.parse(shopThat('wrong-key'));
  const [shop] = await ctx.read.select().from(shopRows).where(eq(shopRows.id, shopId));
  const email = 'owner@wrong-key.example';
  const contact = ContactInput.parse({ name: 'Olga Owner', identities: [{ kind: 'email', value: email }] });
  await saveMerchantContact(ctx, MerchantId.parse(shop?.merchantId), contact);
  const toBank = { subject: 'Limit', text: 'Please raise it', contact: { name: 'Bank', identity: null } };
  await openTicket(
    createContext(desk.app.services, (await signedIn(ctx, engineer)).actor, 'all'),
    NewTicket.parse({ ...toBank, merchantId: shop?.merchantId, writerSide: 'colleague' }),
  );
  const asked = { chat: email, text: 'Orders stay unpaid', proof: { addressAligned: true } };
  const { ticketId } = await write(ctx, await makeAccount(ctx, 'email'), 'email', asked);
  const { number } = await getTicket(ctx, TicketId.parse(ticketId));
  const { page, problems } = await sitDownAt(`/modules/${shopId}`);
  const insert = fill(probing.diff.insert, { number });
  await page.getByRole('button', { name: insert }).first().waitFor();

  await page.keyboard.press('KeyD');

  await page.getByText(fill(modules.insertedInto, { number })).waitFor();
  await page.goto(`/inbox/${ticketId}`);
  const answer = page.getByRole('textbox', { name: tickets.composer.reply });
  await expect.poll(() => answer.inputValue()).toMatch(/5f0c1d2e[\s\S]*github\.com/);
  expect(problems).toEqual([]);
});
