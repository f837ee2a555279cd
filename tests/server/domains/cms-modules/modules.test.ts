import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  instructionFor,
  listModuleFacts,
  listShopFindings,
  noteModuleFacts,
  pasteReport,
  readMessage,
  watchModules,
} from '../../../../server/domains/cms-modules/index.ts';
import { getShopModules } from '../../../../server/domains/cms-modules/queries/get-shop-modules.ts';
import { getReport, listReportsOfTicket } from '../../../../server/domains/cms-modules/queries/list-reports.ts';
import { listShopHealth } from '../../../../server/domains/cms-modules/queries/list-shop-health.ts';
import { moduleReports } from '../../../../server/domains/cms-modules/tables.ts';
import { MerchantInput, ShopInput } from '../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../server/domains/merchants/index.ts';
import { mergeTransactions } from '../../../../server/domains/transactions/index.ts';
import { clockAt } from '../../../../server/kernel/clock.ts';
import { MessageId, type PersonId, ShopId, TicketId } from '../../../../server/kernel/ids.ts';
import { createContext } from '../../../../server/platform/context.ts';
import { newId } from '../../../../server/platform/new-id.ts';
import { freshDatabase, NOON, testServices } from '../../../support/database.ts';
import { MODULE_LOG, PRESTA_TEXT, WOO_REPORT } from '../../../support/module-reports.ts';
import { makePerson } from '../../../support/people.ts';

const db = await freshDatabase();
const clock = clockAt(NOON);
const services = testServices(db, { clock });
const ctx = createContext(services, { kind: 'job', name: 'test' }, 'all');

let numbers = 4000;
async function makeShop(domain: string | null = null, accountManagerId: PersonId | null = null) {
  numbers += 1;
  const merchant = await createMerchant(ctx, MerchantInput.parse({ name: `Merchant ${numbers}`, accountManagerId }));
  const shopId = ShopId.parse(numbers);
  await addShop(ctx, merchant.id, shopId, ShopInput.parse({ name: `Shop ${numbers}`, domain }));
  return { shopId, merchantId: merchant.id };
}

const rulesOf = async (shopId: ShopId) => (await listShopFindings(ctx.read, shopId)).map(({ rule }) => rule);

test('a pasted report is kept masked, and its shop has the facts and findings', async () => {
  const { shopId } = await makeShop();
  const text = `${PRESTA_TEXT}\nsecret_key: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\nOwner: owner@boutique.example\n`;

  const card = await pasteReport(ctx, { text, shopId });

  const kept = await getReport(ctx.read, card.id);
  expect(kept.text).not.toMatch(/0a1b2c3d|owner@/);
  expect(kept.findings).toEqual(card.findings);
  const shop = await getShopModules(ctx, shopId);
  expect(shop).toMatchObject({ cms: 'prestashop', cmsVersion: '8.1.2', worst: 'breaks' });
  expect(shop.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['test-mode', 'demo-shop', 'demo-domain']),
  );
  const testMode = shop.findings.find(({ rule }) => rule === 'test-mode');
  expect(testMode?.evidence).toEqual([{ kind: 'line', line: 8, text: 'BEGATEWAY_TEST_MODE: 1' }]);
  expect(shop.facts.find(({ key }) => key === 'php-version')).toMatchObject({
    source: 'pasted',
    value: '8.1.20',
    place: card.id,
  });
});

test('a finding keeps its first day while it stands, is gone when it is mended, and begins anew when it comes back', async () => {
  const { shopId } = await makeShop();
  const tell = (value: string) =>
    noteModuleFacts(ctx, shopId, 'module-report', [
      { key: 'mode', value, observedAt: clock.now(), place: null, line: null },
    ]);
  const firstSeen = async () =>
    (await listShopFindings(ctx.read, shopId)).find(({ rule }) => rule === 'test-mode')?.firstSeenAt;

  await tell('test');
  const first = await firstSeen();
  clock.set(NOON.add({ hours: 24 }));
  await tell('test');
  const second = await firstSeen();
  clock.set(NOON.add({ hours: 48 }));
  await tell('live');
  const mended = await firstSeen();
  clock.set(NOON.add({ hours: 72 }));
  await tell('test');

  expect([first, second, mended, await firstSeen()]).toEqual([
    NOON.toString(),
    NOON.toString(),
    undefined,
    NOON.add({ hours: 72 }).toString(),
  ]);
  clock.set(NOON);
});

test('what a source saw later stays, and an empty value takes its fact away', async () => {
  const { shopId } = await makeShop();
  const tell = (value: string, hours: number) =>
    noteModuleFacts(ctx, shopId, 'probe', [
      { key: 'firewall', value, observedAt: NOON.add({ hours }), place: 'https://shop.example/', line: null },
    ]);

  await tell('cloudflare', 2);
  await tell('imunify', 1);
  expect((await getShopModules(ctx, shopId)).facts.map(({ value }) => value)).toEqual(['cloudflare']);

  await tell('', 3);
  expect((await getShopModules(ctx, shopId)).facts).toEqual([]);
  expect(await rulesOf(shopId)).toEqual([]);
});

test('the newest transactions say what a shop runs; a second look changes nothing', async () => {
  const { shopId } = await makeShop();
  const silent = await makeShop();
  const transaction = (uid: string, more: object) => ({
    transaction: { uid, shopId, type: 'payment' as const, currency: 'BYR', test: true, ...more },
    document: '{}',
  });
  await mergeTransactions(ctx, {
    knowledge: 'webhook',
    origin: 'test',
    documents: [
      transaction('41110001-00000000aa', {
        createdAt: '2026-11-08T08:00:00.000000Z',
        platform: 'OpenCart v3.0.2.0',
        integration: 'BeGateway OpenCart v3.0.2',
      }),
      transaction('41110002-00000000aa', { createdAt: '2026-11-09T08:00:00.000000Z' }),
    ],
  });

  expect(await watchModules(ctx)).toBe(1);
  expect(await watchModules(ctx)).toBe(0);

  const states = await listModuleFacts(ctx.read, [shopId, silent.shopId]);
  expect([...states.keys()]).toEqual([shopId]);
  expect(states.get(shopId)).toMatchObject({
    cms: 'opencart',
    cmsVersion: '3.0.2.0',
    module: 'opencart-3',
    moduleVersion: '3.0.2',
  });
  expect(states.get(shopId)?.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['currency-legacy', 'test-mode', 'not-authenticated', 'module-outdated']),
  );
  const [worst] = states.get(shopId)?.findings ?? [];
  expect(worst?.severity).toBe('breaks');
  const { facts } = await getShopModules(ctx, shopId);
  expect(facts.find(({ key }) => key === 'module')).toMatchObject({
    source: 'transaction',
    place: '41110001-00000000aa',
  });
});

test('a message that looks like a report is read as one, once, and is of the shop at its address', async () => {
  const { shopId, merchantId } = await makeShop('shop.example');
  await addShop(ctx, merchantId, ShopId.parse(4900), ShopInput.parse({ name: 'Another' }));
  const message = {
    ticketId: newId(TicketId),
    messageId: newId(MessageId),
    text: `Вот отчёт:\n${WOO_REPORT.replace('Mode: live', 'Mode: test')}`,
    merchantId,
    transactionUid: null,
    isVouched: true,
  };

  await readMessage(ctx, message);
  await readMessage(ctx, message);

  const reports = await listReportsOfTicket(ctx.read, message.ticketId);
  expect(reports.map((report) => [report.kind, report.shopId])).toEqual([['woo-ssr', shopId]]);
  expect(reports[0]?.findings.map(({ rule }) => rule)).toContain('test-mode');
  expect(await rulesOf(shopId)).toContain('test-mode');
});

test('a stranger’s report is of no shop, and a letter is no report', async () => {
  await makeShop('stranger.example');
  const ticketId = newId(TicketId);
  const stranger = { ticketId, merchantId: null, transactionUid: null, isVouched: true };

  await readMessage(ctx, { ...stranger, messageId: newId(MessageId), text: MODULE_LOG });
  await readMessage(ctx, { ...stranger, messageId: newId(MessageId), text: 'Модуль не работает' });

  expect((await listReportsOfTicket(ctx.read, ticketId)).map(({ shopId, kind }) => [shopId, kind])).toEqual([
    [null, 'module-log'],
  ]);
});

test('the list shows the worst first and only what an account manager may see', async () => {
  const manager = await makePerson(ctx, { role: 'account-manager' });
  const own = await makeShop('own.example', manager.id);
  const other = await makeShop('other.example');
  await noteModuleFacts(ctx, own.shopId, 'module-report', [
    { key: 'cms', value: 'tilda', observedAt: NOON, place: null, line: null },
  ]);
  await noteModuleFacts(ctx, other.shopId, 'module-report', [
    { key: 'currency', value: 'RUR', observedAt: NOON, place: null, line: null },
  ]);
  const asManager = createContext(
    services,
    { kind: 'person', personId: manager.id, role: 'account-manager', name: 'A' } as never,
    'own',
  );
  const all = { q: 'example', worst: 'any' as const, limit: 200 };

  const seen = (await listShopHealth(ctx, all)).items.map(({ shopId, worst }) => [shopId, worst]);
  expect(seen.filter(([id]) => id === own.shopId || id === other.shopId)).toEqual([
    [other.shopId, 'breaks'],
    [own.shopId, 'notice'],
  ]);
  expect((await listShopHealth(asManager, all)).items.map(({ shopId }) => shopId)).toEqual([own.shopId]);
  expect((await listShopHealth(ctx, { ...all, worst: 'notice' })).items.map(({ shopId }) => shopId)).toContain(
    own.shopId,
  );
  await expect(getShopModules(asManager, other.shopId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(pasteReport(asManager, { text: WOO_REPORT, shopId: other.shopId })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('pages of the list follow on each other', async () => {
  const filter = { q: '', worst: 'any' as const, limit: 3 };
  const ids: number[] = [];
  for (let after: string | undefined, page = 0; page < 20; page += 1) {
    const { items, next } = await listShopHealth(ctx, { ...filter, after });
    ids.push(...items.map(({ shopId }) => shopId));
    if (next === undefined) break;
    after = next;
  }

  const whole = await listShopHealth(ctx, { ...filter, limit: 200 });
  expect(ids).toEqual(whole.items.map(({ shopId }) => shopId));
});

test('an instruction names the module, its version and where it lies', () => {
  expect(instructionFor('opencart', '3.0.3.8')).toMatchObject({
    module: 'opencart-3',
    version: '3.0.3',
    link: 'https://github.com/begateway/opencart-3-payment-module',
    fits: 'yes',
  });
  expect(instructionFor('opencart', '3.0.3.8')?.words.ru.text).toContain(
    'https://github.com/begateway/opencart-3-payment-module',
  );
  expect(instructionFor('tilda', null)).toBeUndefined();
});

test('a report of long ago proves nothing of today', async () => {
  const { shopId } = await makeShop();
  await pasteReport(ctx, { text: 'PHP Max Input Vars: 256', shopId });
  expect(await rulesOf(shopId)).toContain('input-vars');

  clock.set(NOON.add({ hours: 24 * 100 }));
  await noteModuleFacts(ctx, shopId, 'probe', [
    { key: 'tls-days-left', value: '60', observedAt: clock.now(), place: null, line: null },
  ]);

  expect(await rulesOf(shopId)).not.toContain('input-vars');
  clock.set(NOON);
});

test('a report that changes nothing else is kept as text of this size', async () => {
  const { id } = await pasteReport(ctx, { text: 'WC Version: 8.2.1' });
  const [row] = await db.read.select().from(moduleReports).where(eq(moduleReports.id, id));

  expect(row).toMatchObject({ bytes: 17, shopId: null, kind: 'unknown' });
});
