import { ShopSettings } from '#contract/cms-modules/settings';
import { importSettings, noteModuleFacts } from '../../domains/cms-modules/index.ts';
import { ShopId } from '../../kernel/ids.ts';
import { type SampleShop, shopHabits } from '../sample/index.ts';
import { settingsRow } from '../sandbox-gateway/back-office/settings.ts';
import type { Stage } from './stage.ts';

/** First eight digits of a key that is nobody's. */
const WRONG_KEY = '5f0c1d2e';

/** What the gateway keeps of each shop; and of two shops what their modules said of themselves: a wrong key, an old currency. */
export async function buildSettings({ ctx, clock, world }: Stage, openedMs: number): Promise<void> {
  clock.set(Temporal.Instant.fromEpochMilliseconds(openedMs).subtract({ hours: 9 }));
  const habits = shopHabits(world, openedMs);
  const habitOf = ({ id }: SampleShop) => habits.get(id) ?? { kind: 'well' as const, sinceMs: 0 };
  await importSettings(
    ctx,
    // Shops that nobody entered are passed over.
    world.shops.map((shop) => ShopSettings.parse(settingsRow(shop, habitOf(shop)))),
  );
  const told = (
    shop: SampleShop | undefined,
    facts: readonly (readonly ['key-fingerprint' | 'currency' | 'mode', string])[],
  ) =>
    shop === undefined
      ? undefined
      : noteModuleFacts(
          ctx,
          ShopId.parse(shop.id),
          'module-report',
          facts.map(([key, value]) => ({ key, value, observedAt: clock.now(), place: null, line: null })),
        );
  const wrongKey = world.shops.find((shop) => habitOf(shop).kind === 'wrong-key');
  await told(wrongKey, [
    ['key-fingerprint', WRONG_KEY],
    ['mode', 'live'],
  ]);
  const oldCurrency = world.shops.find((shop) => shop.id !== wrongKey?.id && shop.cms?.startsWith('opencart') === true);
  await told(oldCurrency, [
    ['currency', 'BYR'],
    ['mode', 'live'],
  ]);
}
