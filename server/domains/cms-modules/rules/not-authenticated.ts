import type { ModuleRule } from './rule.ts';

/** Does the module believe anybody, and take a paid order back at a late failure? */
export const notAuthenticated: ModuleRule = ({ module, fact, shown }) =>
  module?.proof === 'none'
    ? { severity: 'harms', evidence: shown(fact('module')), params: { module: module.name } }
    : undefined;
