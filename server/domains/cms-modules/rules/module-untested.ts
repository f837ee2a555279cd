import { fitsVersion, likelyModule } from '../reading/platform-text.rules.ts';
import type { ModuleRule } from './rule.ts';

/** Is the CMS newer than anything the module is known to work with? */
export const moduleUntested: ModuleRule = ({ module, fact, shown }) => {
  const version = fact('cms-version');
  if (module?.to === undefined || version === undefined || fact('cms')?.value !== module.cms) return undefined;
  if (fitsVersion(module, version.value) !== 'unknown') return undefined;
  const other = likelyModule(module.cms, version.value, module.erip === true);
  if (other !== undefined && other.id !== module.id) return undefined;
  return {
    severity: 'notice',
    evidence: shown(version),
    params: { module: module.name, version: version.value, to: module.to },
  };
};
