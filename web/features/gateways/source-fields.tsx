import { PasswordInput, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Source, SourceKind } from '#contract/gateways';
import { KeyFields } from './key-fields.tsx';
import { ReadingFields } from './reading-fields.tsx';
import classes from './source-dialog.module.css';
import { type DraftProps, useDraftFields } from './use-draft-fields.ts';

const READING = /^settings\.(pollSeconds|overlapMinutes|pageSize|enrichPerHour|timeZone|reportVersion|methodTypes)/;
const KEYS = /^(shops\b|signingKey|settings\.publicKey)/;

/** All that can be set of a source: what it is and where, then how it is read, then its keys. */
export function SourceFields({ source, ...props }: DraftProps & { source: Source | undefined }) {
  const { draft, onChange } = props;
  const { t } = useTranslation('gateways');
  const bind = useDraftFields(props);
  const faults = Object.keys(props.error?.fields ?? {});
  const isFaulty = (part: RegExp) => faults.some((field) => part.test(field));
  const isReport = draft.kind === 'begateway-report';
  return (
    <>
      <div className={classes.pair}>
        <TextInput label={t('form.name')} {...bind('name', 'name')} data-autofocus />
        <Select
          label={t('form.kind')}
          allowDeselect={false}
          disabled={source !== undefined}
          value={draft.kind}
          onChange={(kind) => kind !== null && onChange({ kind })}
          data={SourceKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </div>
      <TextInput
        label={t('form.backOffice')}
        placeholder={t('form.origin')}
        description={t('hint.backOffice')}
        {...bind('backOffice', 'settings.origins.backOffice')}
      />
      <div className={classes.pair}>
        <TextInput
          label={isReport ? t('form.shopUser') : t('form.user')}
          autoComplete="off"
          {...bind('user', 'settings.user')}
        />
        <PasswordInput
          label={isReport ? t('form.shopPassword') : t('form.password')}
          autoComplete="new-password"
          description={source && t('form.keepPassword', { fingerprint: source.passwordFingerprint })}
          visibilityToggleButtonProps={{ 'aria-label': t('form.password') }}
          {...bind('password', 'password')}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          label={t('form.gateway')}
          placeholder={t('form.origin')}
          description={t('hint.gateway')}
          {...bind('gateway', 'settings.origins.gateway')}
        />
        <TextInput
          label={t('form.api')}
          placeholder={t('form.origin')}
          description={t('hint.api')}
          {...bind('api', 'settings.origins.api')}
        />
        <TextInput
          label={t('form.checkout')}
          placeholder={t('form.origin')}
          description={t('hint.checkout')}
          {...bind('checkout', 'settings.origins.checkout')}
        />
        <TextInput
          label={t('form.startFrom')}
          type="date"
          description={t('hint.startFrom')}
          {...bind('startDay', 'settings.startFrom')}
        />
      </div>
      <Fold title={t('form.reading')} isFaulty={isFaulty(READING)}>
        <ReadingFields {...props} />
      </Fold>
      <Fold title={t('form.keys')} isFaulty={isFaulty(KEYS)}>
        <KeyFields source={source} {...props} />
      </Fold>
    </>
  );
}

/** A part that is seldom needed; it opens by itself when something in it is wrong. */
function Fold({ title, isFaulty, children }: { title: string; isFaulty: boolean; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={classes.more}
      open={isOpen || isFaulty}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {children}
    </details>
  );
}
