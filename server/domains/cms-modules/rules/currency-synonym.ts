import { SUCCESSIONS, SYNONYMS } from '../facts/currencies.ts';
import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** Does the shop call its currency by a withdrawn code that means the present one? */
export const currencySynonym: ModuleRule = (look) =>
  namedCurrencies(look).flatMap(({ code, evidence }) => {
    const after = SUCCESSIONS.find(({ old }) => old === code);
    if (after === undefined || !SYNONYMS.has(code)) return [];
    return [{ severity: 'breaks' as const, subject: code, evidence, params: { old: code, next: after.next } }];
  });
