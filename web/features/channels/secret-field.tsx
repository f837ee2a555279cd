import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SecretFieldProps {
  label: string;
  /** Of the one that is kept while the field stays empty. */
  fingerprint: string | undefined;
  value: string;
  error: string | undefined;
  onChange(event: { currentTarget: { value: string } }): void;
}

/** A secret is typed and never shown again; what is known of it is its fingerprint. */
export function SecretField({ label, fingerprint, ...field }: SecretFieldProps) {
  const { t } = useTranslation('channels');
  return (
    <PasswordInput
      label={label}
      autoComplete="new-password"
      description={fingerprint === undefined ? undefined : t('form.keep', { fingerprint })}
      visibilityToggleButtonProps={{ 'aria-label': t('form.show', { what: label }) }}
      {...field}
    />
  );
}
