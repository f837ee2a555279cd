import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { knownShop } from '../probing/known-shop.ts';
import type { KnownSettings, ShopSettings } from './contract.ts';
import { keepSettings } from './keep-settings.ts';
import { getKnownSettings } from './queries.ts';

/** Settings that somebody typed in, because the back office can't be asked. */
export async function saveSettings(
  ctx: Context,
  shopId: ShopId,
  typed: Omit<ShopSettings, 'shop_id'>,
): Promise<KnownSettings> {
  await knownShop(ctx, shopId);
  await keepSettings(ctx, 'module.change', { shopId, settings: { ...typed, shop_id: shopId }, origin: 'typed' });
  return getKnownSettings(ctx.read, shopId);
}
