import type { ModuleFacts } from './facts/module.ts';
import { moduleById } from './facts/modules.ts';
import { type Fit, fitsVersion, likelyModule } from './reading/platform-text.rules.ts';

export interface FittingModule {
  module: ModuleFacts;
  fits: Fit;
  /** Where its releases lie. */
  link: string | null;
}

/**
 * The module for a platform: by name (`opencart`, `3.0.3.8`) or by the id under which a shop was entered (`opencart-3`).
 * Undefined where there is none of ours.
 */
export function fittingModule(cms: string | null, version: string | null): FittingModule | undefined {
  const entered = moduleById(cms ?? undefined);
  const platform = entered?.cms ?? cms;
  if (platform === null || platform === undefined) return undefined;
  const module =
    version === null ? (entered ?? likelyModule(platform, undefined)) : (likelyModule(platform, version) ?? entered);
  if (module === undefined) return undefined;
  return {
    module,
    fits: version === null ? 'unknown' : fitsVersion(module, version),
    link: module.repository === null ? null : `https://github.com/${module.repository}`,
  };
}
