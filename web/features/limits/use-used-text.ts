import { useTranslation } from 'react-i18next';
import type { Limit } from '#contract/limits';
import { useValueText } from './use-value-text.ts';

type Used = Pick<NonNullable<Limit['usage']>, 'usedLow' | 'usedLikely' | 'usedHigh'>;

export const isBand = ({ usedLow, usedHigh }: Used) => usedLow < usedHigh;

/** What is used as people read it; with its edges while the terminal of some payments is not known. */
export function useUsedText(limit: Pick<Limit, 'kind' | 'currency'>): (used: Used) => string {
  const { t } = useTranslation('limits');
  const valueText = useValueText(limit);
  return (used) => {
    const likely = valueText(used.usedLikely);
    if (!isBand(used)) return likely;
    return t('about', { likely, low: valueText(used.usedLow), high: valueText(used.usedHigh) });
  };
}
