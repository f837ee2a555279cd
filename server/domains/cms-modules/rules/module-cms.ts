import { fitsVersion, likelyModule } from '../reading/platform-text.rules.ts';
import type { ModuleRule } from './rule.ts';

/** R14: was the module made for this version of the CMS? Newer than its table is said as not known, never as wrong. */
export const moduleCms: ModuleRule = ({ module, fact, shown }) => {
  const version = fact('cms-version');
  if (module === undefined || version === undefined || fact('cms')?.value !== module.cms) return undefined;
  const fits = fitsVersion(module, version.value);
  const other = likelyModule(module.cms, version.value, module.erip === true);
  const isOthers = other !== undefined && other.id !== module.id && fitsVersion(other, version.value) === 'yes';
  if (fits === 'yes' || (fits === 'unknown' && (module.from === undefined || !isOthers))) return undefined;
  return {
    severity: 'breaks',
    evidence: shown(fact('module'), version),
    params: { module: module.name, version: version.value, other: isOthers ? other.name : module.name },
  };
};
