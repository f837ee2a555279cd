import { WITHOUT_MODULE } from '../facts/platforms.ts';
import type { ModuleRule } from './rule.ts';

/** Does the shop stand on a platform for which there is no module of ours? */
export const noModule: ModuleRule = ({ fact, shown }) => {
  const cms = fact('cms');
  return cms !== undefined && WITHOUT_MODULE.has(cms.value)
    ? { severity: 'notice', evidence: shown(cms), params: { cms: cms.value } }
    : undefined;
};
