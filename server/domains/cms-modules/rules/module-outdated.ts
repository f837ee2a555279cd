import { compareVersions } from '../reading/version.rules.ts';
import type { ModuleRule } from './rule.ts';

/** Is there a newer version of the shop's module? */
export const moduleOutdated: ModuleRule = ({ module, fact, shown }) => {
  const version = fact('module-version');
  if (module?.version == null || version === undefined || compareVersions(version.value, module.version) >= 0)
    return undefined;
  return {
    severity: 'notice',
    evidence: shown(version),
    params: { module: module.name, version: version.value, newest: module.version },
  };
};
