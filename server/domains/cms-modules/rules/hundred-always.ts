import { minorUnitsOf } from '../../../kernel/money.ts';
import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** Does a module that always multiplies by 100 meet a currency without cents? */
export const hundredAlways: ModuleRule = (look) => {
  if (look.module?.hundredAlways !== true) return undefined;
  return namedCurrencies(look).flatMap(({ code, evidence }) =>
    (minorUnitsOf(code) ?? 2) === 2
      ? []
      : [
          {
            severity: 'breaks' as const,
            subject: code,
            evidence: [...evidence, ...look.shown(look.fact('module'))],
            params: { currency: code },
          },
        ],
  );
};
