import { fitsVersion } from '../reading/platform-text.rules.ts';
import type { ModuleRule } from './rule.ts';

/** Does the module run on this PHP? */
export const modulePhp: ModuleRule = ({ module, fact, shown }) => {
  const php = fact('php-version');
  if (module?.phpFrom === undefined || php === undefined) return undefined;
  const fits = fitsVersion(
    { from: module.phpFrom, ...(module.phpTo === undefined ? {} : { to: module.phpTo }) },
    php.value,
  );
  if (fits === 'yes') return undefined;
  return {
    severity: fits === 'no' ? 'breaks' : 'harms',
    evidence: shown(php, fact('module')),
    params: { module: module.name, php: php.value, from: module.phpFrom, to: module.phpTo ?? '' },
  };
};
