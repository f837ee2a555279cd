import type { ModuleFacts } from '../facts/module.ts';
import { MODULES } from '../facts/modules.ts';
import { PLATFORM_NAMES } from '../facts/platforms.ts';
import { compareVersions, isOfLine, versionIn } from './version.rules.ts';

export interface Platform {
  cms?: string;
  cmsVersion?: string;
  module?: string;
  moduleVersion?: string;
}

/** What a module says of itself in `platform_data` and `integration_data`: `OpenCart v4.0.2.3`, `BeGateway OpenCart v4.0.2`. */
export function readPlatform(platform: string | null, integration: string | null): Platform {
  const cms = cmsIn(platform ?? '') ?? cmsIn(integration ?? '');
  if (cms === undefined) return {};
  const cmsVersion = versionIn(platform ?? '');
  return {
    cms,
    ...(cmsVersion === undefined ? {} : { cmsVersion }),
    ...(integration === null ? {} : readModule(cms, cmsVersion, integration)),
  };
}

function readModule(cms: string, cmsVersion: string | undefined, integration: string): Platform {
  const module = likelyModule(cms, cmsVersion, /\berip\b|ерип/i.test(integration));
  const moduleVersion = versionIn(integration);
  return {
    ...(module === undefined ? {} : { module: module.id }),
    ...(moduleVersion === undefined ? {} : { moduleVersion }),
  };
}

export const cmsIn = (text: string): string | undefined =>
  PLATFORM_NAMES.find(([pattern]) => pattern.test(text.slice(0, 200)))?.[1];

/** The one of our modules that fits a platform and its version; of one that is newer than all, the newest. */
export function likelyModule(cms: string, version: string | undefined, erip = false): ModuleFacts | undefined {
  const ofCms = MODULES.filter(
    (module) => module.cms === cms && (module.erip === true) === erip && module.repository !== null,
  );
  if (version === undefined) return ofCms[0];
  return ofCms.find((module) => fitsVersion(module, version) === 'yes') ?? newest(ofCms, version);
}

export type Fit = 'yes' | 'no' | 'unknown';

/** Whether a module was made for a version: older than its first line does not fit, newer than its last is not known. */
export function fitsVersion({ from, to }: Pick<ModuleFacts, 'from' | 'to'>, version: string): Fit {
  if (from === undefined) return 'unknown';
  if (compareVersions(version, from) < 0) return 'no';
  if (to === undefined || isOfLine(version, to) || compareVersions(version, to) <= 0) return 'yes';
  return 'unknown';
}

function newest(modules: readonly ModuleFacts[], version: string): ModuleFacts | undefined {
  const reached = modules.filter(({ from }) => from === undefined || compareVersions(version, from) >= 0);
  return reached.toSorted((a, b) => compareVersions(b.to ?? '0', a.to ?? '0'))[0] ?? modules.at(-1);
}
