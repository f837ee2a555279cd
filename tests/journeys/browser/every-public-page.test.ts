import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { MerchantInput, ShopInput } from '../../../server/domains/merchants/contract.ts';
import { addShop, createMerchant, listMerchants } from '../../../server/domains/merchants/index.ts';
import { StatusLinkInput } from '../../../server/domains/status-pages/contract.ts';
import { makeStatusLink } from '../../../server/domains/status-pages/index.ts';
import { revokeStatusLink } from '../../../server/domains/status-pages/revoke-status-link.ts';
import { type MerchantId, ShopId } from '../../../server/kernel/ids.ts';
import { settings } from '../../../server/platform/tables.ts';
import { atDesk } from '../../support/at-the-desk.ts';
import { openBrowser } from '../../support/browser.ts';
import { furnishIncidents } from '../../support/furnish-incidents.ts';
import { faultsOfPage } from '../../support/look-at-pages.ts';
import { type Desk, emptyDesk, sampleDesk } from '../../support/sample-desk.ts';

const [desk, empty] = [await sampleDesk(), await emptyDesk()];
await furnishIncidents(atDesk(desk));
for (const { db } of [desk, empty])
  await db.write.insert(settings).values({ name: 'public-status', value: 'on' }).onConflictDoNothing();
const browser = await openBrowser();

/** What a developer copies out of a shop whose settings break every payment. */
const REPORT = `### WordPress Environment ###

WC Version: 8.2.1
WP Version: 6.3.1
PHP Version: 7.2.34

### Settings ###

Currency: BYR (Br)
Number of Decimals: 0
`;

const linkTo = (at: Desk, merchantId: MerchantId, given: Partial<StatusLinkInput> = {}) =>
  makeStatusLink(atDesk(at), merchantId, StatusLinkInput.parse({ label: 'a developer', showsLimits: true, ...given }));

/** The merchant of the sample that has this shop. */
async function merchantOf(shop: string): Promise<MerchantId> {
  const { items } = await listMerchants(atDesk(desk), { q: shop, unnamed: false, limit: 5 });
  const [merchant] = items;
  if (merchant === undefined) throw new Error(`no merchant has the shop ${shop}`);
  return merchant.id;
}

/** A merchant of whose shops nothing is known yet. */
async function newMerchant(at: Desk, shops: number): Promise<MerchantId> {
  const { id } = await createMerchant(atDesk(at), MerchantInput.parse({ name: `New with ${shops}`, language: 'ru' }));
  for (let number = 1; number <= shops; number++)
    await addShop(
      atDesk(at),
      id,
      ShopId.parse(7000 + 100 * shops + number),
      ShopInput.parse({ name: 'A shop', cms: number % 2 === 0 ? 'woocommerce' : 'opencart' }),
    );
  return id;
}

async function revoked(): Promise<string> {
  const { link, path } = await linkTo(desk, await newMerchant(desk, 0));
  await revokeStatusLink(atDesk(desk), link.id);
  return path;
}

const pathTo = async (at: Desk, merchantId: MerchantId) => (await linkTo(at, merchantId)).path;
const paste = async (page: Page) => {
  await page.fill('#text', REPORT);
  await page.click('form button');
  await page.waitForSelector('#report');
};

const PAGES = [
  { name: 'merchant', at: desk, path: await pathTo(desk, await merchantOf('2112')) },
  { name: 'merchant-pasted', at: desk, path: await pathTo(desk, await merchantOf('2112')), show: paste },
  { name: 'merchant-new', at: desk, path: await pathTo(desk, await newMerchant(desk, 1)) },
  { name: 'merchant-many', at: desk, path: await pathTo(desk, await newMerchant(desk, 12)) },
  { name: 'merchant-nothing', at: empty, path: await pathTo(empty, await newMerchant(empty, 0)) },
  { name: 'merchant-revoked', at: desk, path: await revoked(), answers: 404 },
  { name: 'provider', at: desk, path: '/status' },
  { name: 'provider-nothing', at: empty, path: '/status' },
];

test.each(
  ['ru', 'en'].flatMap((language) => PAGES.map((page) => ({ ...page, language }))),
)('$name in $language, at every width and in both colour schemes', async ({ name, language, at, path, ...how }) => {
  const faults = await faultsOfPage(browser, {
    base: at.base,
    path: `${path}?lang=${language}`,
    name: `page-${name}-${language}`,
    ...how,
  });

  expect(faults).toEqual([]);
});
