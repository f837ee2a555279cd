import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './account-dialog.module.css';
import { SecretField } from './secret-field.tsx';
import { type DraftProps, useDraftFields } from './use-draft-fields.ts';

/** What a bot needs: its token, and which way its messages come. */
export function TelegramFields(props: DraftProps) {
  const { draft, fingerprints, onChange } = props;
  const { t } = useTranslation('channels');
  const bind = useDraftFields(props);
  return (
    <>
      <SecretField
        label={t('form.botToken')}
        fingerprint={fingerprints.botToken}
        {...bind('botToken', 'secrets.botToken')}
      />
      <div>
        <p className={classes.label} id="bot-mode">
          {t('form.mode')}
        </p>
        <SegmentedControl
          aria-labelledby="bot-mode"
          value={draft.mode}
          onChange={(mode) => onChange({ mode })}
          data={[
            { value: 'polling', label: t('form.polling') },
            { value: 'webhook', label: t('form.webhook') },
          ]}
        />
        <p className={classes.hint}>{draft.mode === 'polling' ? t('hint.polling') : t('hint.webhook')}</p>
      </div>
      <TextInput label={t('form.apiRoot')} description={t('hint.apiRoot')} {...bind('apiRoot', 'settings.apiRoot')} />
    </>
  );
}
