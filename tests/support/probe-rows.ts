import { ShopInput } from '../../server/domains/merchants/contract.ts';
import { addShop } from '../../server/domains/merchants/index.ts';
import { MerchantId, ShopId } from '../../server/kernel/ids.ts';
import type { Context } from '../../server/platform/context.ts';

type Which = 'own' | 'other' | 'none';

interface Worlds {
  ctx: () => Context;
  merchantOf: (which: Which) => string;
}

const FIRST = 770_000;

/** The rows of the access matrix for probes and settings; each call gets a shop of its own, for one that is asked is busy. */
export function probeRows({ ctx, merchantOf }: Worlds) {
  let made = 0;
  const ofShop = async (which: Which) => {
    if (which === 'none') return { shopId: '769999' };
    made += 1;
    const shopId = ShopId.parse(FIRST + made);
    const input = ShopInput.parse({ name: 'Probed', domain: `probed${made}.example` });
    await addShop(ctx(), MerchantId.parse(merchantOf(which)), shopId, input);
    return { shopId: String(shopId) };
  };
  const rows = { params: ofShop, ofMerchant: true, missing: 404 };
  return {
    'get /modules/:shopId/probes': rows,
    'post /modules/:shopId/probes': rows,
    'post /modules/:shopId/test-notifications': rows,
    'get /modules/:shopId/config-diff': rows,
    'put /modules/:shopId/settings': { ...rows, body: () => ({ currencies: ['BYN'] }) },
    'post /modules/:shopId/settings/pulls': rows,
    'post /modules/settings': { body: () => ({ items: [{ shop_id: 769_999, currencies: ['BYN'] }] }) },
  };
}
