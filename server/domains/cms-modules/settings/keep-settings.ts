import type { ShopId } from '../../../kernel/ids.ts';
import type { Action } from '../../../kernel/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { noteModuleFacts } from '../note-module-facts.ts';
import type { SettingsOrigin, ShopSettings } from './contract.ts';
import { factsOfSettings } from './facts-of-settings.rules.ts';
import { shopSettings } from './tables.ts';

/** A back office is asked anew after a day; typed settings stand until then, too. */
const PULL_AGAIN_HOURS = 24;

/** Keeps what the gateway has of a shop, whoever told it, and what follows from it as facts. */
export async function keepSettings(
  ctx: Context,
  action: Action,
  { shopId, settings, origin }: { shopId: ShopId; settings: ShopSettings; origin: SettingsOrigin },
): Promise<void> {
  const at = ctx.clock.now();
  await ctx.change(action, String(shopId), async ({ tx, note }) => {
    note({ origin });
    const told = { settings, origin, observedAt: at, nextPullAt: at.add({ hours: PULL_AGAIN_HOURS }), problem: null };
    await tx
      .insert(shopSettings)
      .values({ shopId, ...told })
      .onConflictDoUpdate({ target: shopSettings.shopId, set: told });
    await noteModuleFacts(
      ctx,
      shopId,
      'settings',
      factsOfSettings(settings).map((fact) => ({ ...fact, observedAt: at, place: null, line: null })),
    );
  });
}
