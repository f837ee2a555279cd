import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/format.ts';
import { momentIn } from '../lib/moment-text.rules.ts';
import { useNowMs } from '../lib/now.ts';

interface MomentInputProps {
  label: string;
  /** Said while nothing is typed; afterwards the moment that was understood is. */
  help?: string;
  required?: boolean;
  value: string;
  error?: string | undefined;
  onChange(text: string): void;
}

/** A moment by the desk's clocks, typed in the console's language: a browser's own field speaks the browser's. */
export function MomentInput({ label, help, required = false, value, error, onChange }: MomentInputProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const now = useNowMs();
  const at = momentIn(value, format.zone);
  return (
    <TextInput
      label={label}
      description={at == null ? help : format.minute(at, now)}
      placeholder={t('moment.form')}
      required={required}
      value={value}
      error={at === undefined ? t('moment.wrong') : error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
