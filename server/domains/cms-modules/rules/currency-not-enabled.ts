import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** Does the shop charge in a currency that the gateway has not switched on for it? */
export const currencyNotEnabled: ModuleRule = (look) => {
  const set = look.gateway('currencies') ?? look.gateway('currency');
  if (set === undefined) return undefined;
  const enabled = set.value.toUpperCase().split(/[\s,;]+/);
  return namedCurrencies(look).flatMap(({ code, evidence }) =>
    enabled.includes(code)
      ? []
      : [
          {
            severity: 'breaks' as const,
            subject: code,
            evidence: [...evidence, ...look.shown(set)],
            params: { currency: code, enabled: set.value },
          },
        ],
  );
};
