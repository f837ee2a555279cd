import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { AcquirerInput } from '../../server/domains/acquirers/contract.ts';
import { addAcquirer, saveTerminal } from '../../server/domains/acquirers/index.ts';
import { DEFAULT_TIMES } from '../../server/domains/calendar/default-times.rules.ts';
import { noteModuleFacts } from '../../server/domains/cms-modules/index.ts';
import { ContactInput } from '../../server/domains/contacts/contract.ts';
import type { GatewayTransaction } from '../../server/domains/gateways/contract.ts';
import { incidents, incidentUpdates } from '../../server/domains/incidents/tables.ts';
import { NewLimit } from '../../server/domains/limits/contract.ts';
import { addLimit, forecastLimits, learnTerminals } from '../../server/domains/limits/index.ts';
import { MerchantInput, ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, saveMerchantContact } from '../../server/domains/merchants/index.ts';
import { StatusLinkInput } from '../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../server/domains/status-pages/index.ts';
import { mergeTransactions, refreshHours } from '../../server/domains/transactions/index.ts';
import { IncidentId, MerchantId, type ShopId, TerminalId } from '../../server/kernel/ids.ts';
import { newId } from '../../server/platform/new-id.ts';
import { settings } from '../../server/platform/tables.ts';
import { freshDatabase, NOON, testContext } from '../support/database.ts';
import { makePerson } from '../support/people.ts';
import { listeningApp } from '../support/whole-app.ts';

/*
 * Whoever has the address of a merchant's page sees it: no sum, name, key, e-mail, number of a card or word from inside may
 * stand in its bytes. A merchant is stuffed with marks in every field, and every page is searched for them.
 */
const db = await freshDatabase();
const app = await listeningApp(db);
const ctx = testContext(db);
const SHOP = 4301;
const canaries: string[] = [];
const mark = (what: string) => {
  const canary = `zq${what}x${canaries.length}`;
  canaries.push(canary);
  return canary;
};
const email = (what: string) => `${mark(what)}@example.com`;
/** Sums and numbers that occur nowhere else. */
const AMOUNTS = [7_318_642, 9_173_355];
const NUMBERS = ['7318642', '73186.42', '73 186', '9173355', '420000', '7391', '375299998877', '203.0.113.77'];

const manager = await makePerson(ctx, { role: 'account-manager', name: mark('manager'), email: email('managers') });
const { id } = await createMerchant(
  ctx,
  MerchantInput.parse({
    name: mark('merchant'),
    vertical: mark('trade'),
    note: mark('note'),
    language: 'en',
    accountManagerId: manager.id,
  }),
);
const merchantId = MerchantId.parse(id);
await addShop(
  ctx,
  merchantId,
  SHOP as ShopId,
  ShopInput.parse({
    name: mark('shop'),
    domain: `${mark('domain')}.example`,
    cms: `own ${mark('cms')}`,
    supportEmail: email('support'),
    supportPhone: '+375299998877',
  }),
);
await saveMerchantContact(
  ctx,
  merchantId,
  ContactInput.parse({
    name: mark('contact'),
    note: mark('contactnote'),
    identities: [{ kind: 'email', value: email('contacts') }],
  }),
);

const bank = await addAcquirer(
  ctx,
  AcquirerInput.parse({
    name: 'Sample Bank',
    codeBook: null,
    hours: DEFAULT_TIMES.calendar,
    contacts: [{ name: mark('banker'), duty: mark('duty'), email: email('bankers'), phone: null, isOutOfHours: false }],
    settlement: null,
    note: mark('banknote'),
  }),
);
await saveTerminal(ctx, TerminalId.parse('77'), { acquirerId: bank.id, name: mark('terminal'), currency: 'BYN' });
await addLimit(
  ctx,
  NewLimit.parse({
    terminalId: '77',
    kind: 'month-amount',
    currency: 'BYN',
    value: AMOUNTS[1],
    zone: 'Europe/Minsk',
    document: mark('document'),
    agreedBy: mark('agreed'),
  }),
);

const payment = (n: number, more: Partial<GatewayTransaction>): GatewayTransaction => ({
  uid: `43010000-${String(n).padStart(10, '0')}`,
  shopId: SHOP,
  type: 'payment',
  status: 'successful',
  code: 'S.0000',
  message: mark('message'),
  friendlyMessage: mark('friendly'),
  amountMinor: AMOUNTS[0] ?? 0,
  currency: 'BYN',
  description: mark('description'),
  trackingId: mark('order'),
  methodType: 'credit_card',
  createdAt: '2026-11-09T08:00:00.000000Z',
  cardBin: '420000',
  cardLast4: '7391',
  cardHolder: mark('holder'),
  cardIssuer: mark('issuer'),
  bankMessage: mark('bankmessage'),
  descriptor: mark('descriptor'),
  gatewayId: '77',
  customerEmail: email('payers'),
  customerPhone: '+375299998877',
  customerIp: '203.0.113.77',
  customerName: mark('payer'),
  platform: `WooCommerce ${mark('platform')}`,
  integration: mark('integration'),
  ...more,
});
await mergeTransactions(ctx, {
  knowledge: 'webhook',
  documents: [payment(1, {}), payment(2, { test: true }), payment(3, { status: 'failed' })].map((transaction) => ({
    transaction,
    document: '{}',
  })),
  origin: 'test',
});
await refreshHours(ctx);
await learnTerminals(ctx, 1);
await forecastLimits(ctx);
await noteModuleFacts(ctx, SHOP as ShopId, 'module-report', [
  { key: 'cms', value: 'woocommerce', observedAt: NOON, place: mark('place'), line: null },
  { key: 'mode', value: 'test', observedAt: NOON, place: mark('place'), line: null },
  { key: 'module', value: 'woocommerce', observedAt: NOON, place: mark('place'), line: null },
  // What the shop's own words fill into a finding: its answer, its addresses, whatever stands in its settings.
  {
    key: 'last-notification-answer',
    value: `Incorrect paid amount 73186.42 of ${mark('answer')}`,
    observedAt: NOON,
    place: null,
    line: null,
  },
  {
    key: 'site-url',
    value: `http://${mark('site')}.local/?key=${mark('sitekey')}`,
    observedAt: NOON,
    place: null,
    line: null,
  },
  { key: 'checkout-domain', value: `https://${mark('checkout')}.example/`, observedAt: NOON, place: null, line: null },
  { key: 'currency', value: `roubles ${mark('money')}`, observedAt: NOON, place: null, line: null },
  { key: 'firewall', value: mark('guard'), observedAt: NOON, place: null, line: null },
  {
    key: 'notification-url',
    value: `https://${mark('url')}.example/hook?key=${mark('key')}`,
    observedAt: NOON,
    place: null,
    line: null,
  },
  { key: 'key-fingerprint', value: mark('fingerprint'), observedAt: NOON, place: null, line: null },
]);

async function makeIncident(isPublic: boolean) {
  const incidentId = newId(IncidentId);
  const startedAt = NOON.subtract({ hours: 1 });
  await db.write.insert(incidents).values({
    id: incidentId,
    scopeKind: isPublic ? 'acquirer' : 'gateway',
    scopeId: isPublic ? bank.id : '77',
    acquirerId: bank.id,
    scopeName: mark('scope'),
    state: 'identified',
    severity: 'major',
    outcome: 'declined',
    startedAt,
    detectedAt: startedAt,
    isPublic,
    isPaceAutomatic: false,
    openedByName: mark('opener'),
    leadName: mark('lead'),
    revision: 1,
  });
  for (const isTold of [true, false])
    await db.write.insert(incidentUpdates).values({
      id: crypto.randomUUID(),
      incidentId,
      at: startedAt,
      state: 'identified',
      byName: mark('author'),
      ru: isTold ? 'Сказано всем' : mark('inside'),
      en: isTold ? 'Told to everybody' : mark('inside'),
      impacts: [],
      isPublic: isTold,
    });
}
await makeIncident(true);
await makeIncident(false);
await db.write.insert(settings).values({ name: 'public-status', value: 'on' });

const { path } = await makeStatusLink(
  ctx,
  merchantId,
  StatusLinkInput.parse({ label: mark('label'), showsLimits: true }),
);

const bytesOf = async (address: string, init: RequestInit = {}) => {
  const answer = await fetch(`${app.base}${address}`, init);
  const headers = [...answer.headers].map((line) => line.join(': ')).join('\n');
  return { status: answer.status, text: `${headers}\n${await answer.text()}` };
};
const leaks = (text: string) =>
  [...canaries, ...NUMBERS].filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

test('the page is full, so that there is something to be searched', async () => {
  const { text } = await bytesOf(`${path}?lang=en`);

  for (const part of ['Shop 4301', 'Sample Bank', 'Told to everybody', 'Bank cards', 'sum of a month', 'WooCommerce'])
    expect(text).toContain(part);
});

test.each([
  [`${path}?lang=ru`],
  [`${path}?lang=en`],
  ['/status?lang=ru'],
  ['/status?lang=en'],
  ['/status/badge.svg'],
  ['/m/nothing'],
])('nothing of all that stands in %#', async (address) => {
  expect(leaks((await bytesOf(address)).text)).toEqual([]);
});

test('what was pasted is shown back to who pasted it, and to nobody who looks later', async () => {
  const pasted = mark('pasted');
  const body = new URLSearchParams({
    shop: String(SHOP),
    text: `### Settings ###\n\nCurrency: BYR\nNote: ${pasted}\n`,
  });
  await bytesOf(path, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin' } });

  expect(leaks((await bytesOf(`${path}?lang=en`)).text)).toEqual([]);
});

test('the address itself stands in no table, no audit line and no page', async () => {
  const token = path.slice('/m/'.length);
  const tables = await db.write.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.write.execute<{ found: boolean }>(
      sql`select exists (select from ${sql.identifier(name)} t where t::text like ${`%${token}%`}) as found`,
    );
    if (row?.found === true) holding.push(name);
  }

  expect(holding).toEqual([]);
  expect((await bytesOf(path)).text).not.toContain(token);
});
