import { minorUnitsOf } from '../../../kernel/money.ts';
import { LIBRARY_EXPONENTS, USE_LIBRARY } from '../facts/currencies.ts';
import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** Does the module count this currency in other decimals than ISO 4217 does? */
export const libraryExponent: ModuleRule = (look) => {
  if (look.module === undefined || !USE_LIBRARY.has(look.module.id)) return undefined;
  return namedCurrencies(look).flatMap(({ code, evidence }) => {
    const [ofLibrary, ofIso] = [LIBRARY_EXPONENTS.get(code), minorUnitsOf(code)];
    if (ofLibrary === undefined || ofIso === undefined) return [];
    return [
      {
        severity: 'breaks' as const,
        subject: code,
        evidence: [...evidence, ...look.shown(look.fact('module'))],
        params: {
          currency: code,
          library: String(ofLibrary),
          iso: String(ofIso),
          times: String(10 ** Math.abs(ofLibrary - ofIso)),
        },
      },
    ];
  });
};
