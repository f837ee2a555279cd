import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './account-dialog.module.css';
import type { Security } from './account-draft.rules.ts';
import { SecretField } from './secret-field.tsx';
import { type DraftProps, useDraftFields } from './use-draft-fields.ts';

/** What a mailbox needs: how mail comes in, how answers go out, and whom to believe about senders. */
export function MailFields(props: DraftProps) {
  const { draft, fingerprints, onChange } = props;
  const { t } = useTranslation('channels');
  const bind = useDraftFields(props);
  return (
    <>
      <div className={classes.pair}>
        <TextInput label={t('form.address')} inputMode="email" {...bind('address', 'settings.address')} />
        <TextInput label={t('form.senderName')} {...bind('senderName', 'settings.senderName')} />
      </div>
      <p className={classes.hint}>{t('hint.address')}</p>
      <fieldset className={classes.part}>
        <legend>{t('form.in')}</legend>
        <Checkbox
          label={t('form.asksImap')}
          checked={draft.asksImap}
          onChange={(event) => onChange({ asksImap: event.currentTarget.checked })}
        />
        {draft.asksImap && <ImapFields {...props} />}
        <Checkbox
          label={t('form.listens')}
          description={t('hint.listens')}
          checked={draft.listens}
          onChange={(event) => onChange({ listens: event.currentTarget.checked })}
        />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>{t('form.out')}</legend>
        <div className={classes.server}>
          <TextInput label={t('form.smtpHost')} {...bind('smtpHost', 'settings.smtp.host')} />
          <TextInput label={t('form.port')} inputMode="numeric" {...bind('smtpPort', 'settings.smtp.port')} />
          <SecuritySelect value={draft.smtpSecurity} onChange={(smtpSecurity) => onChange({ smtpSecurity })} />
        </div>
        <div className={classes.pair}>
          <TextInput label={t('form.user')} autoComplete="off" {...bind('smtpUser', 'settings.smtp.user')} />
          <SecretField
            label={t('form.smtpPassword')}
            fingerprint={fingerprints.smtpPassword}
            {...bind('smtpPassword', 'secrets.smtpPassword')}
          />
        </div>
      </fieldset>
      <TextInput
        label={t('form.authservId')}
        description={t('hint.authservId')}
        {...bind('authservId', 'settings.authservId')}
      />
    </>
  );
}

function ImapFields(props: DraftProps) {
  const { draft, fingerprints, onChange } = props;
  const { t } = useTranslation('channels');
  const bind = useDraftFields(props);
  return (
    <>
      <div className={classes.server}>
        <TextInput label={t('form.imapHost')} {...bind('imapHost', 'settings.imap.host')} />
        <TextInput label={t('form.port')} inputMode="numeric" {...bind('imapPort', 'settings.imap.port')} />
        <SecuritySelect value={draft.imapSecurity} onChange={(imapSecurity) => onChange({ imapSecurity })} />
      </div>
      <div className={classes.pair}>
        <TextInput label={t('form.user')} autoComplete="off" {...bind('imapUser', 'settings.imap.user')} />
        <SecretField
          label={t('form.imapPassword')}
          fingerprint={fingerprints.imapPassword}
          {...bind('imapPassword', 'secrets.imapPassword')}
        />
        <TextInput label={t('form.folder')} {...bind('folder', 'settings.imap.folder')} />
      </div>
    </>
  );
}

const SECURITIES = ['tls', 'starttls', 'none'] as const satisfies Security[];

function SecuritySelect({ value, onChange }: { value: Security; onChange: (value: Security) => void }) {
  const { t } = useTranslation('channels');
  return (
    <Select
      label={t('form.security')}
      allowDeselect={false}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      data={SECURITIES.map((each) => ({ value: each, label: t(`security.${each}`) }))}
    />
  );
}
