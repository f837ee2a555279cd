import type { ModuleRule } from './rule.ts';

const ENOUGH_MINUTES = 30;

/** Does the payment page close before people have paid? */
export const expiryTooShort: ModuleRule = ({ module, fact, shown }) => {
  const set = fact('token-minutes');
  const minutes = set === undefined ? module?.tokenMinutes : Number(set.value);
  if (minutes === undefined || !(minutes > 0 && minutes < ENOUGH_MINUTES)) return undefined;
  return {
    severity: set === undefined ? 'notice' : 'harms',
    evidence: shown(set ?? fact('module')),
    params: { minutes: String(minutes) },
  };
};
