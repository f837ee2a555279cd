import { asc, eq, lte } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import type { ReadDb } from '../../../platform/db.ts';
import type { KnownSettings } from './contract.ts';
import { shopSettings } from './tables.ts';

/** What the gateway has of a shop, as far as it was told. */
export async function getKnownSettings(db: ReadDb, shopId: ShopId): Promise<KnownSettings> {
  const [row] = await db.select().from(shopSettings).where(eq(shopSettings.shopId, shopId));
  return {
    shopId,
    settings: row?.settings ?? null,
    origin: row?.origin ?? null,
    observedAt: row?.observedAt?.toString() ?? null,
    problem: row?.problem ?? null,
  };
}

/** Shops whose back office is to be asked now, longest due first. */
export async function listDueShops(db: ReadDb, at: Temporal.Instant, most: number): Promise<ShopId[]> {
  const rows = await db
    .select({ shopId: shopSettings.shopId })
    .from(shopSettings)
    .where(lte(shopSettings.nextPullAt, at))
    .orderBy(asc(shopSettings.nextPullAt))
    .limit(most);
  return rows.map(({ shopId }) => shopId);
}
