import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Merchant } from '#contract/merchants';

type Language = NonNullable<Merchant['language']>;
const LANGUAGES = ['ru', 'en', 'be'] as const satisfies Language[];

export function LanguageSelect({
  value,
  onChange,
}: {
  value: Language | null;
  onChange: (value: Language | null) => void;
}) {
  const { t } = useTranslation('merchants');
  return (
    <Select
      label={t('form.language')}
      placeholder={t('form.none')}
      clearable
      data={LANGUAGES.map((language) => ({ value: language, label: t(`languages.${language}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
