import { inArray, sql } from 'drizzle-orm';
import { MerchantId, type ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import type { ReadDb } from '../../platform/db.ts';
import { newId } from '../../platform/new-id.ts';
import { merchants, shops } from './tables.ts';

export interface SeenShop {
  shopId: number;
  /** The merchant's number in the back office, where the document names it. */
  merchantNumber?: number | undefined;
}

/**
 * Makes sure that every shop seen in a transaction exists, unnamed if need be, and says whose it is now.
 * Writes nothing when all are known: the normal case of every page.
 */
export async function discoverShops(ctx: Context, seen: SeenShop[]): Promise<Map<number, { merchantId: MerchantId }>> {
  const byShop = new Map(seen.map((shop) => [shop.shopId, shop]));
  const known = await listKnown(ctx.read, [...byShop.keys()]);
  const unseen = [...byShop.values()].filter((shop) => !known.has(shop.shopId));
  if (unseen.length === 0) return known;
  return ctx.change('shop.discover', String(unseen[0]?.shopId), async ({ tx, note }) => {
    const at = ctx.clock.now();
    // In order of number: two pages that meet the same new shops must not wait for each other crosswise.
    for (const shop of unseen.sort((a, b) => a.shopId - b.shopId)) {
      const merchantId = await merchantFor(tx, shop.merchantNumber, at);
      await tx
        .insert(shops)
        .values({ id: shop.shopId as ShopId, merchantId, firstSeenAt: at }) // the gateway's number is the identity
        .onConflictDoNothing();
    }
    note({ shops: unseen.map((shop) => shop.shopId).slice(0, 100) });
    return listKnown(tx, [...byShop.keys()]);
  });
}

async function listKnown(db: ReadDb, ids: number[]): Promise<Map<number, { merchantId: MerchantId }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: shops.id, merchantId: shops.merchantId })
    .from(shops)
    .where(inArray(shops.id, ids as ShopId[])); // looked up, so an unknown number finds nothing
  return new Map(rows.map((row) => [Number(row.id), { merchantId: row.merchantId }]));
}

type Tx = Parameters<Parameters<Context['change']>[2]>[0]['tx'];

/** The merchant of that number (following merges), else a new unnamed one. */
async function merchantFor(tx: Tx, number: number | undefined, at: Temporal.Instant): Promise<MerchantId> {
  const fresh = { id: newId(MerchantId), number: number ?? null, note: '', createdAt: at };
  const [made] = await tx.insert(merchants).values(fresh).onConflictDoNothing().returning({ id: merchants.id });
  if (made !== undefined) return made.id;
  const [existing] = await tx
    .select({ id: sql<MerchantId>`coalesce(${merchants.mergedInto}, ${merchants.id})` })
    .from(merchants)
    .where(sql`${merchants.number} = ${number ?? null}`);
  if (existing === undefined) throw new Error('a merchant that conflicts must exist');
  return existing.id;
}
