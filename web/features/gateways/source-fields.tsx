import { PasswordInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SourceKind } from '#contract/gateways';
import classes from './source-dialog.module.css';
import type { SourceDraft } from './source-draft.rules.ts';

interface SourceFieldsProps {
  draft: SourceDraft;
  isNew: boolean;
  passwordFingerprint: string | undefined;
  /** What the server found wrong, by path. */
  fields: Record<string, string>;
  onChange(next: Partial<SourceDraft>): void;
}

type TextField = Exclude<keyof SourceDraft, 'kind'>;

export function SourceFields({ draft, isNew, passwordFingerprint, fields, onChange }: SourceFieldsProps) {
  const { t } = useTranslation('gateways');
  const bind = (field: TextField, path: string) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: fields[path] !== undefined,
  });
  const optional = { placeholder: t('form.origin'), description: t('form.optional') };
  return (
    <>
      <div className={classes.pair}>
        <TextInput label={t('form.name')} {...bind('name', 'name')} data-autofocus />
        <Select
          label={t('form.kind')}
          allowDeselect={false}
          disabled={!isNew}
          value={draft.kind}
          onChange={(kind) => kind !== null && onChange({ kind })}
          data={SourceKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </div>
      <TextInput
        label={t('form.backOffice')}
        placeholder={t('form.origin')}
        {...bind('backOffice', 'settings.origins.backOffice')}
      />
      <div className={classes.pair}>
        <TextInput label={t('form.user')} autoComplete="off" {...bind('user', 'settings.user')} />
        <PasswordInput
          label={t('form.password')}
          autoComplete="new-password"
          description={
            passwordFingerprint === undefined ? undefined : t('form.keepPassword', { fingerprint: passwordFingerprint })
          }
          visibilityToggleButtonProps={{ 'aria-label': t('form.password') }}
          {...bind('password', 'password')}
        />
      </div>
      <div className={classes.pair}>
        <TextInput label={t('form.gateway')} {...optional} {...bind('gateway', 'settings.origins.gateway')} />
        <TextInput label={t('form.api')} {...optional} {...bind('api', 'settings.origins.api')} />
        <TextInput label={t('form.checkout')} {...optional} {...bind('checkout', 'settings.origins.checkout')} />
        <TextInput label={t('form.startFrom')} type="date" {...bind('startDay', 'settings.startFrom')} />
      </div>
      <details className={classes.more}>
        <summary>{t('form.more')}</summary>
        <div className={classes.column}>
          <div className={classes.pair}>
            <TextInput label={t('form.poll')} inputMode="numeric" {...bind('pollSeconds', 'settings.pollSeconds')} />
            <TextInput
              label={t('form.overlap')}
              inputMode="numeric"
              {...bind('overlapMinutes', 'settings.overlapMinutes')}
            />
            <TextInput
              label={t('form.enrich')}
              inputMode="numeric"
              {...bind('enrichPerHour', 'settings.enrichPerHour')}
            />
            <TextInput label={t('form.timeZone')} {...bind('timeZone', 'settings.timeZone')} />
          </div>
          <Textarea
            label={t('form.publicKey')}
            autosize
            minRows={3}
            maxRows={8}
            {...bind('publicKey', 'settings.publicKey')}
          />
        </div>
      </details>
    </>
  );
}
