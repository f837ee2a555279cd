import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '#contract/merchants';

/** Where a shop's own customers turn to, as it is typed. */
export interface SupportDraft {
  email: string;
  phone: string;
}

export const supportOf = (shop: Shop | undefined): SupportDraft => ({
  email: shop?.supportEmail ?? '',
  phone: shop?.supportPhone ?? '',
});

export const supportInput = ({ email, phone }: SupportDraft) => ({
  supportEmail: email.trim() || null,
  supportPhone: phone.trim() || null,
});

interface SupportFieldsProps {
  value: SupportDraft;
  onChange(value: SupportDraft): void;
  fieldText(name: string): string | undefined;
}

export function SupportFields({ value, onChange, fieldText }: SupportFieldsProps) {
  const { t } = useTranslation('merchants');
  return (
    <>
      <TextInput
        label={t('form.supportEmail')}
        description={t('form.supportHelp')}
        inputMode="email"
        value={value.email}
        onChange={(event) => onChange({ ...value, email: event.currentTarget.value })}
        error={fieldText('supportEmail')}
      />
      <TextInput
        label={t('form.supportPhone')}
        inputMode="tel"
        value={value.phone}
        onChange={(event) => onChange({ ...value, phone: event.currentTarget.value })}
        error={fieldText('supportPhone')}
      />
    </>
  );
}
