import { minorUnitsOf } from '../../../kernel/money.ts';
import { SUCCESSIONS } from '../facts/currencies.ts';
import type { ModuleRule } from './rule.ts';

/** R11: does the shop count in as many decimals as its currency has? */
export const decimals: ModuleRule = ({ fact, shown }) => {
  const [set, currency] = [fact('decimals'), fact('currency')];
  if (set === undefined || currency === undefined) return undefined;
  const code = currency.value.toUpperCase();
  // A shop that names an old currency means the one in use.
  const meant = SUCCESSIONS.find(({ old }) => old === code)?.next ?? code;
  const expected = minorUnitsOf(meant);
  if (expected === undefined || Number(set.value) === expected) return undefined;
  return {
    severity: Number(set.value) < expected ? 'harms' : 'breaks',
    evidence: shown(set, currency),
    params: { decimals: set.value, currency: meant, expected: String(expected) },
  };
};
