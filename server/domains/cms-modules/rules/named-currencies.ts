import type { Evidence } from '../contract.ts';
import type { Look } from '../look.rules.ts';

export interface NamedCurrency {
  code: string;
  evidence: Evidence[];
}

/** Each currency that the shop's side names, once, with every source that names it. */
export function namedCurrencies({ facts, shown }: Pick<Look, 'facts' | 'shown'>): NamedCurrency[] {
  const told = facts.filter(({ key, source }) => key === 'currency' && source !== 'settings');
  const byCode = Map.groupBy(told, ({ value }) => value.trim().toUpperCase());
  return [...byCode].map(([code, facts]) => ({ code, evidence: shown(...facts) }));
}
