import { asc, eq } from 'drizzle-orm';
import type { ReadDb } from '../../../platform/db.ts';
import { merchants, shops } from '../../merchants/tables.ts';
import type { ShopNames } from '../shop-names.rules.ts';

/** Every shop that has a name, with the names by which people call it. */
export async function listShopNames(db: ReadDb): Promise<ShopNames> {
  const rows = await db
    .select({ shopId: shops.id, shop: shops.name, domain: shops.domain, merchant: merchants.name })
    .from(shops)
    .innerJoin(merchants, eq(merchants.id, shops.merchantId))
    .orderBy(asc(shops.id));
  return rows
    .map(({ shopId, ...names }) => ({
      shopId: Number(shopId),
      names: [names.shop, names.domain, names.merchant].filter((name) => name !== null),
    }))
    .filter(({ names }) => names.length > 0);
}
