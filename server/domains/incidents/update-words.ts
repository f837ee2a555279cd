import type { IncidentState, Outcome, ScopeKind } from './contract.ts';

/** What the program says of an incident by itself. Read by people outside, too: no figures, no client's name. */
export interface Said {
  ru: string;
  en: string;
}

const WHAT: Record<ScopeKind, (name: string) => Said> = {
  acquirer: (name) => ({ ru: `Платежи через ${name}`, en: `Payments through ${name}` }),
  // Outside nobody knows a terminal by its name.
  gateway: () => ({ ru: 'Платежи через один из терминалов', en: 'Payments through one of the terminals' }),
  bin: (name) => ({ ru: `Платежи по картам ${name}`, en: `Payments with cards ${name}` }),
  method: (name) => ({ ru: `Платежи способом ${name}`, en: `Payments by ${name}` }),
  merchant: () => ({ ru: 'Платежи магазина', en: 'Payments of the shop' }),
};

const HOW: Record<Exclude<Outcome, 'by-hand'>, Said> = {
  failed: {
    ru: 'завершаются техническими ошибками чаще обычного',
    en: 'end in technical errors more often than usual',
  },
  declined: { ru: 'отклоняются чаще обычного', en: 'are declined more often than usual' },
};

/** What the program tells at each step. */
export function wordsOf(step: Exclude<IncidentState, 'identified'> | 'reopened', told: Told): Said {
  const what = WHAT[told.kind](told.name);
  switch (step) {
    case 'investigating': {
      const how = told.outcome === 'by-hand' ? HOW.failed : HOW[told.outcome];
      return {
        ru: `${what.ru} ${how.ru}. Разбираемся в причине.`,
        en: `${what.en} ${how.en}. We are looking for the cause.`,
      };
    }
    case 'monitoring':
      return {
        ru: `${what.ru} снова проходят как обычно. Наблюдаем.`,
        en: `${what.en} go through as usual again. We are watching.`,
      };
    case 'reopened':
      return { ru: `${what.ru} снова сбоят. Разбираемся.`, en: `${what.en} fail again. We are looking into it.` };
    case 'resolved':
      return {
        ru: `${what.ru} проходят как обычно. Сбой закончился.`,
        en: `${what.en} go through as usual. The trouble is over.`,
      };
  }
}

interface Told {
  kind: ScopeKind;
  name: string;
  outcome: Outcome;
}
