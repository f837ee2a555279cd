import { minorUnitsOf } from '../../../kernel/money.ts';
import { SUCCESSIONS } from '../facts/currencies.ts';
import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** Does the shop name its currency by a word, `руб.`, where the gateway wants a code? */
export const currencyNotACode: ModuleRule = (look) =>
  namedCurrencies(look).flatMap(({ code, evidence }) => {
    const isKnown =
      /^[A-Z]{3}$/.test(code) && (minorUnitsOf(code) !== undefined || SUCCESSIONS.some(({ old }) => old === code));
    return isKnown ? [] : [{ severity: 'breaks' as const, subject: code, evidence, params: { value: code } }];
  });
