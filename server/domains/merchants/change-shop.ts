import { eq } from 'drizzle-orm';
import type { ShopId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { shopValues } from './add-shop.ts';
import type { Merchant, ShopInput } from './contract.ts';
import { knownAccountManager } from './known-account-manager.ts';
import { getMerchant, getMerchantOfShop } from './queries.ts';
import { shops } from './tables.ts';

/** Replaces what is known of a shop. */
export async function changeShop(ctx: Context, shopId: ShopId, input: ShopInput): Promise<Merchant> {
  const merchant = await getMerchantOfShop(ctx, shopId);
  return ctx.change('merchant.change', merchant.id, async ({ tx, note }) => {
    const accountManagerId =
      input.accountManagerId === null ? null : await knownAccountManager(ctx, input.accountManagerId);
    await tx
      .update(shops)
      .set({ ...shopValues(input), accountManagerId })
      .where(eq(shops.id, shopId));
    note({ shopId });
    return getMerchant(ctx, merchant.id);
  });
}
