import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Place } from '#contract/rota';

/** Where somebody works on a shift. */
export function PlacePick({ value, onChange }: { value: Place; onChange: (place: Place) => void }) {
  const { t } = useTranslation('rota');
  return (
    <SegmentedControl
      aria-label={t('rule.place')}
      value={value}
      onChange={(next) => onChange(next === 'home' ? 'home' : 'office')}
      data={[
        { value: 'office', label: t('rule.office') },
        { value: 'home', label: t('rule.home') },
      ]}
    />
  );
}
