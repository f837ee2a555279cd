import { and, eq, sql } from 'drizzle-orm';
import { notFound } from '../../../kernel/errors.ts';
import type { MerchantId, ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { onlyOwnShops } from '../../merchants/index.ts';
import { shops } from '../../merchants/tables.ts';

export interface KnownShop {
  id: ShopId;
  merchantId: MerchantId;
  /** The registered domain. */
  host: string | null;
}

type Asker = Pick<Context, 'read' | 'actor' | 'reach'>;

/** A shop within reach; refuses what the actor may not reach as if it were not there. */
export async function knownShop(ctx: Asker, shopId: ShopId): Promise<KnownShop> {
  const [shop] = await ctx.read
    .select({ id: shops.id, merchantId: shops.merchantId, host: shops.domain })
    .from(shops)
    .where(and(eq(shops.id, shopId), onlyOwnShops(ctx.read, ctx, shops.id)));
  if (shop === undefined) throw notFound('shop');
  return shop;
}

/** Which of these shops are known and within reach. */
export async function listReachableShops(ctx: Asker, shopIds: readonly ShopId[]): Promise<ReadonlySet<ShopId>> {
  const rows = await ctx.read
    .select({ id: shops.id })
    .from(shops)
    .where(
      and(sql`${shops.id} = any(${`{${shopIds.join(',')}}`}::text::int[])`, onlyOwnShops(ctx.read, ctx, shops.id)),
    );
  return new Set(rows.map(({ id }) => id));
}
