import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PasswordWeakness } from '#contract/access';
import type { CallError } from '../../lib/call.ts';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  /** A new one is judged by the server, and the rule stands below it. */
  isNew?: boolean;
  error?: CallError | null;
  isFirst?: boolean;
}

export function PasswordField({ label, value, onChange, isNew = false, error, isFirst = false }: PasswordFieldProps) {
  const { t } = useTranslation('access');
  const weakness = error?.reason === 'password-too-weak' ? error.fields.password : undefined;
  return (
    <PasswordInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      description={isNew ? t('password.rule') : undefined}
      // The server names a weakness by a word of its contract.
      error={weakness === undefined ? undefined : t(`password.weak.${weakness as PasswordWeakness}`)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      data-autofocus={isFirst || undefined}
      autoFocus={isFirst}
      required
      withAsterisk={false}
    />
  );
}
