import type { ModuleRule } from './rule.ts';

/** Does the shop only hold money, while its module takes the order for paid or never touches it? */
export const authorizationNotCaptured: ModuleRule = ({ module, fact, shown }) => {
  const type = fact('transaction-type');
  if (type?.value !== 'authorization') return undefined;
  return {
    severity: module?.authorization === undefined ? 'notice' : 'harms',
    evidence: shown(type, module?.authorization === undefined ? undefined : fact('module')),
    params: { module: module?.name ?? '' },
  };
};
