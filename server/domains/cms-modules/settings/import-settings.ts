import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { listReachableShops } from '../probing/known-shop.ts';
import type { ShopSettings } from './contract.ts';
import { keepSettings } from './keep-settings.ts';

/** Settings of many shops out of a file; a shop that is not known here, or not within reach, is said and left out. */
export async function importSettings(
  ctx: Context,
  items: readonly ShopSettings[],
): Promise<{ taken: number; unknown: ShopId[] }> {
  const reachable = await listReachableShops(
    ctx,
    items.map(({ shop_id }) => shop_id),
  );
  const unknown: ShopId[] = [];
  for (const settings of items) {
    if (!reachable.has(settings.shop_id)) unknown.push(settings.shop_id);
    else await keepSettings(ctx, 'module.change', { shopId: settings.shop_id, settings, origin: 'imported' });
  }
  return { taken: items.length - unknown.length, unknown };
}
