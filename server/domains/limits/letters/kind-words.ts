import type { LetterLanguage, LimitKind } from '../contract.ts';

/** What is limited, as a letter names it. */
export const KIND_WORDS: Record<LetterLanguage, Record<LimitKind, string>> = {
  ru: {
    'single-amount': 'сумма одного платежа',
    'day-amount': 'сумма платежей за день',
    'day-count': 'число платежей за день',
    'month-amount': 'сумма платежей за месяц',
    'month-count': 'число платежей за месяц',
  },
  en: {
    'single-amount': 'amount of one payment',
    'day-amount': 'payments a day, by amount',
    'day-count': 'payments a day, by number',
    'month-amount': 'payments a month, by amount',
    'month-count': 'payments a month, by number',
  },
};
