import { useTranslation } from 'react-i18next';
import type { en } from './judging.words.en.ts';

type Named = keyof typeof en.rules;

/** A rule by what it asks; one that has no words here stands by its name. */
export function useRuleName(): (rule: string) => string {
  const { t, i18n } = useTranslation('judging');
  return (rule) => (i18n.exists(`judging:rules.${rule}`) ? t(`rules.${rule as Named}`) : rule); // it exists
}
