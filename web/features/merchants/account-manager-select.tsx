import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#kernel/ids';
import { useManagers } from './use-account-managers.ts';

interface ManagerSelectProps {
  label: string;
  value: PersonId | null;
  onChange(value: PersonId | null): void;
}

/** Who looks after a merchant or a shop. */
export function ManagerSelect({ label, value, onChange }: ManagerSelectProps) {
  const { t } = useTranslation('merchants');
  const managers = useManagers();
  return (
    <Select
      label={label}
      placeholder={t('form.none')}
      clearable
      searchable
      data={managers.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(chosen) => onChange(managers.find(({ id }) => id === chosen)?.id ?? null)}
    />
  );
}
