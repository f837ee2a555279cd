import type { SourceKind, SourceOrigins, SourceSettings } from './contract.ts';

interface Choosable {
  paused: boolean;
  kind: SourceKind;
  settings: Pick<SourceSettings, 'user'> & { origins: SourceOrigins };
  fingerprints: { shops: readonly { shopId: number; secret?: string }[] };
}

/** The sources that can be asked to notify a shop again: first one that has the shop's own key, then one that sees all shops. */
export function renotifySourcesOf<Source extends Choosable>(sources: readonly Source[], shopId: number): Source[] {
  const able = sources.filter(({ paused, settings }) => !paused && settings.origins.gateway !== undefined);
  const own = able.filter(
    ({ kind, settings, fingerprints }) =>
      (kind === 'begateway-report' && settings.user === String(shopId)) ||
      fingerprints.shops.some((shop) => shop.shopId === shopId && shop.secret !== undefined),
  );
  return [...own, ...able.filter((one) => one.kind === 'begateway-back-office' && !own.includes(one))];
}
