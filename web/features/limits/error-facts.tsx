import { useTranslation } from 'react-i18next';
import type { ForecastError } from '#contract/limits';
import { useFormat } from '../../lib/format.ts';
import { Fact } from '../../ui/facts.tsx';

const PARTS = ['night', 'morning', 'afternoon', 'evening'] as const;

/** How far off the forecasts of the last four weeks were: as a whole, and by part of the day with the number of predictions behind it. */
export function ErrorFacts({ error: { wape, bias, byPart, toldByPart } }: { error: ForecastError }) {
  const { t } = useTranslation('limits');
  const format = useFormat();
  const share = format.percent(Math.abs(bias));
  const side = t(bias >= 0 ? 'errorHigh' : 'errorLow', { share });
  const ofPart = (part: (typeof PARTS)[number]) => {
    const told = toldByPart?.[part] ?? 0;
    if (told === 0) return [];
    return t('errorOfPart', { part: t(`parts.${part}`), wape: format.percent(byPart?.[part] ?? 0), count: told });
  };
  return (
    <>
      <Fact label={t('facts.error')}>{t('error', { wape: format.percent(wape), bias: side })}</Fact>
      <Fact label={t('facts.errorByPart')}>{PARTS.flatMap(ofPart).join('; ')}</Fact>
    </>
  );
}
