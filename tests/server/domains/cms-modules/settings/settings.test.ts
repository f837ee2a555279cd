import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { importSettings } from '../../../../../server/domains/cms-modules/settings/import-settings.ts';
import { askForSettings, pullSettings } from '../../../../../server/domains/cms-modules/settings/pull-settings.ts';
import { getKnownSettings } from '../../../../../server/domains/cms-modules/settings/queries.ts';
import { saveSettings } from '../../../../../server/domains/cms-modules/settings/save-settings.ts';
import { shopSettings } from '../../../../../server/domains/cms-modules/settings/tables.ts';
import { moduleFacts } from '../../../../../server/domains/cms-modules/tables.ts';
import { MerchantInput, ShopInput } from '../../../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant } from '../../../../../server/domains/merchants/index.ts';
import { MerchantId, ShopId } from '../../../../../server/kernel/ids.ts';
import { createContext } from '../../../../../server/platform/context.ts';
import { freshDatabase, testServices } from '../../../../support/database.ts';
import { fakeGateway } from '../../../../support/fake-gateway.ts';
import { makeSource, testGateways } from '../../../../support/gateways.ts';

const db = await freshDatabase();
const services = testServices(db);
const ctx = createContext(services, { kind: 'job', name: 'settings' }, 'all');
const gateways = testGateways(services);
const fake = await fakeGateway();
await makeSource(ctx, fake.origin, { shops: [{ shopId: 7, secretKey: 'key-of-seven' }] });
const merchant = MerchantId.parse((await createMerchant(ctx, MerchantInput.parse({ name: 'Tea' }))).id);
const seven = ShopId.parse(7);
await addShop(ctx, merchant, seven, ShopInput.parse({ name: 'Tea', domain: 'tea.example' }));

beforeEach(async () => {
  fake.instead.length = 0;
  for (const table of [shopSettings, moduleFacts]) await db.write.delete(table);
});

const told = async () =>
  Object.fromEntries(
    (await db.read.select().from(moduleFacts).where(eq(moduleFacts.source, 'settings'))).map(({ key, value }) => [
      key,
      value,
    ]),
  );

test('a back office that serves settings is asked, and what it tells becomes facts, with the key of the source', async () => {
  fake.instead.push(({ path }) =>
    path === '/api/shops/7/settings' ? { json: { shop_id: 7, currencies: ['BYN'] } } : {},
  );
  await askForSettings(ctx, seven);

  expect(await pullSettings(ctx, gateways)).toBe(1);
  expect(await told()).toMatchObject({ currencies: 'BYN', 'key-fingerprint': expect.stringMatching(/^[0-9a-f]{8}$/) });
  expect(await getKnownSettings(db.read, seven)).toMatchObject({ origin: 'gateway', problem: null });
  expect(await pullSettings(ctx, gateways)).toBe(0);
});

test.each([
  ['has no such address', { status: 404, json: {} }, 'not-found'],
  ['lets nobody in', { status: 401, json: {} }, 'unauthorized'],
  ['tells of another shop', { json: { shop_id: 8 } }, 'unexpected-shape'],
  ['tells something else', { json: { shop_id: 7, currencies: 'all' } }, 'unexpected-shape'],
])('a back office that %s is put off with the reason, and nothing is made up', async (_what, answer, problem) => {
  fake.instead.push(() => answer);
  await askForSettings(ctx, seven);
  await pullSettings(ctx, gateways);

  expect(await getKnownSettings(db.read, seven)).toMatchObject({ settings: null, problem });
  expect(await told()).toEqual({});
});

test('settings are typed in, and what is left out the second time is known no longer', async () => {
  await saveSettings(ctx, seven, { currencies: ['BYN'], test: true });
  const first = await told();
  await saveSettings(ctx, seven, { currencies: ['BYN', 'USD'] });

  expect(first).toMatchObject({ currencies: 'BYN', mode: 'test' });
  expect(await told()).toEqual({ 'shop-id': '7', currencies: 'BYN, USD' });
});

test('settings of many shops are imported; a shop that is not known here is said', async () => {
  const stranger = ShopId.parse(99);

  expect(await importSettings(ctx, [{ shop_id: seven }, { shop_id: stranger }])).toEqual({
    taken: 1,
    unknown: [stranger],
  });
});
