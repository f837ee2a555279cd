import type { ModuleRule } from './rule.ts';

/** Does the CMS forbid the module to change the order? */
export const changeStatusOff: ModuleRule = ({ fact, shown }) => {
  const allowed = fact('change-status');
  return allowed?.value === 'no' ? { severity: 'breaks', evidence: shown(allowed) } : undefined;
};
