import { SUCCESSIONS, SYNONYMS } from '../facts/currencies.ts';
import { namedCurrencies } from './named-currencies.ts';
import type { ModuleRule } from './rule.ts';

/** R12: does the shop name a currency that another has replaced? */
export const currencyLegacy: ModuleRule = (look) =>
  namedCurrencies(look).flatMap(({ code, evidence }) => {
    const after = SUCCESSIONS.find(({ old }) => old === code);
    if (after === undefined || SYNONYMS.has(code) || after.on > look.at.toString().slice(0, 10)) return [];
    return [
      {
        severity: 'breaks' as const,
        subject: code,
        evidence,
        params: { old: code, next: after.next, on: after.on, ratio: String(after.oldPerNew) },
      },
    ];
  });
