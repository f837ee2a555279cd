import type { ModuleRule } from './rule.ts';

/** Must a person of the shop make each ERIP bill? */
export const billByHand: ModuleRule = ({ fact, shown }) => {
  const creation = fact('bill-creation');
  return creation?.value === 'manual' ? { severity: 'harms', evidence: shown(creation) } : undefined;
};
