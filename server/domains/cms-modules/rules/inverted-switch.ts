import type { ModuleRule } from './rule.ts';

/** Are the module's switches of the kind where 0 means yes? */
export const invertedSwitch: ModuleRule = ({ module, fact, shown }) =>
  module?.zeroIsYes === true
    ? { severity: 'notice', evidence: shown(fact('module')), params: { module: module.name } }
    : undefined;
