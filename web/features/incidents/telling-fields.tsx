import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Severity } from '#contract/incidents';

/** How bad it is, and what is said of it in each language. */
export interface Telling {
  severity: Severity;
  ru: string;
  en: string;
}

export const isUnsaid = ({ ru, en }: Telling): boolean => ru.trim() === '' && en.trim() === '';

interface TellingFieldsProps {
  value: Telling;
  fieldText(field: string): string | undefined;
  onChange(value: Telling): void;
}

/** The fields by which an incident is told, when it is opened and each time after. */
export function TellingFields({ value, fieldText, onChange }: TellingFieldsProps) {
  const { t } = useTranslation('incidents');
  return (
    <>
      <NativeSelect
        label={t('updates.severity')}
        value={value.severity}
        onChange={({ currentTarget }) => onChange({ ...value, severity: Severity.parse(currentTarget.value) })}
        data={Severity.options.map((severity) => ({ value: severity, label: t(`severity.${severity}`) }))}
      />
      {(['ru', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={t(`updates.${language}`)}
          {...(language === 'ru' && { description: t('updates.hint') })}
          autosize
          minRows={2}
          value={value[language]}
          error={fieldText(language)}
          onChange={({ currentTarget }) => onChange({ ...value, [language]: currentTarget.value })}
        />
      ))}
    </>
  );
}
