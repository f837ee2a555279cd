import { eq } from 'drizzle-orm';
import type { ShopId } from '../../../kernel/ids.ts';
import type { Context } from '../../../platform/context.ts';
import { type Gateways, shopKeyring } from '../../gateways/index.ts';
import { knownShop } from '../probing/known-shop.ts';
import { type KnownSettings, ShopSettings } from './contract.ts';
import { keepSettings } from './keep-settings.ts';
import { getKnownSettings, listDueShops } from './queries.ts';
import { shopSettings } from './tables.ts';

/** Puts a shop first in the row of those whose settings are asked for. */
export async function askForSettings(ctx: Context, shopId: ShopId): Promise<KnownSettings> {
  await knownShop(ctx, shopId);
  const nextPullAt = ctx.clock.now();
  await ctx.change('module.change', String(shopId), ({ tx }) =>
    tx
      .insert(shopSettings)
      .values({ shopId, nextPullAt })
      .onConflictDoUpdate({ target: shopSettings.shopId, set: { nextPullAt } }),
  );
  return getKnownSettings(ctx.read, shopId);
}

const AT_ONCE = 10;
/** A back office that does not serve settings is asked for a shop once a week. */
const AFTER_NOTHING_HOURS = 168;
const AFTER_TROUBLE_HOURS = 1;

/** Asks back offices for the settings of the shops that are due; answers how many were asked for. */
export async function pullSettings(ctx: Context, gateways: Gateways, stopping?: AbortSignal): Promise<number> {
  const due = await listDueShops(ctx.read, ctx.clock.now(), AT_ONCE);
  for (const shopId of due) {
    if (stopping?.aborted === true) break;
    await pullOne(ctx, gateways, shopId);
  }
  return due.length;
}

async function pullOne(ctx: Context, gateways: Gateways, shopId: ShopId): Promise<void> {
  const { gateway, publicKeyFingerprint } = await shopKeyring(gateways, shopId);
  const answer = await gateway?.shopSettings(shopId);
  if (answer === undefined) return putOff(ctx, shopId, 'origin-not-configured');
  if (!answer.ok) return putOff(ctx, shopId, answer.error.kind);
  const settings = ShopSettings.safeParse(answer.value).data;
  if (settings?.shop_id !== shopId) return putOff(ctx, shopId, 'unexpected-shape');
  // What a back office leaves out is known from the source: the key that notifications are signed with.
  const known = publicKeyFingerprint === undefined ? {} : { public_key_fingerprint: publicKeyFingerprint };
  await keepSettings(ctx, 'module.watch', { shopId, settings: { ...known, ...settings }, origin: 'gateway' });
}

const SERVES_NONE = new Set(['not-found', 'origin-not-configured', 'unexpected-shape']);

async function putOff(ctx: Context, shopId: ShopId, problem: string): Promise<void> {
  const hours = SERVES_NONE.has(problem) ? AFTER_NOTHING_HOURS : AFTER_TROUBLE_HOURS;
  await ctx.change('module.watch', String(shopId), ({ tx }) =>
    tx
      .update(shopSettings)
      .set({ problem, nextPullAt: ctx.clock.now().add({ hours }) })
      .where(eq(shopSettings.shopId, shopId)),
  );
}

/** Whether any shop's settings are due. */
export const hasDueSettings = async (ctx: Context): Promise<boolean> =>
  (await listDueShops(ctx.read, ctx.clock.now(), 1)).length > 0;
