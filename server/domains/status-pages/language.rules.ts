import type { Language } from '../../kernel/language.ts';
import type { PageLanguage } from './contract.ts';

/** The language of a page: what the address says, else what the merchant speaks. */
export const languageOf = (asked: unknown, merchants: Language | null): PageLanguage =>
  asked === 'en' || asked === 'ru' ? asked : merchants === 'en' ? 'en' : 'ru';

/** The same where nobody is known: what the address says, else what the browser prefers of the two. */
export function strangersLanguage(asked: unknown, acceptLanguage: string | undefined): PageLanguage {
  if (asked === 'en' || asked === 'ru') return asked;
  const [first = 'ru'] = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .filter((code) => ['ru', 'be', 'uk', 'kk', 'en', 'de', 'pl', 'lt'].includes(code));
  return ['ru', 'be', 'uk', 'kk'].includes(first) ? 'ru' : 'en';
}
