import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginSecondFactor, confirmSecondFactor, type Me } from '#contract/access';
import { useChange } from '../../lib/ask.ts';
import { useOnce } from '../../lib/use-once.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './enrolment.module.css';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface EnrolmentProps {
  /** A code of the present app, when it is replaced. */
  oldCode?: string | undefined;
  onDone(me: Me): void;
}

/** Sets up the authenticator app: secret, a code as proof, recovery codes. */
export function Enrolment({ oldCode, onDone }: EnrolmentProps) {
  const { t } = useTranslation('access');
  const [code, setCode] = useState('');
  const begin = useChange(beginSecondFactor);
  const confirm = useChange(confirmSecondFactor);
  // Asking again would make another secret.
  useOnce(() => begin.mutate({ body: oldCode === undefined ? {} : { code: oldCode } }));
  if (confirm.data !== undefined) {
    const { recoveryCodes, me } = confirm.data;
    return <RecoveryCodes codes={recoveryCodes} onKept={() => onDone(me)} />;
  }
  if (begin.data === undefined) return <ErrorNote error={begin.error} onRetry={() => begin.reset()} />;
  return (
    <FormColumn error={confirm.error} onSubmit={() => confirm.mutate({ body: { code } })}>
      <p>{t('enrol.scan')}</p>
      <QrCode text={begin.data.uri} label={t('enrol.qr')} />
      <div>
        <p className={classes.small}>{t('enrol.byHand')}</p>
        <CopyField label={t('enrol.byHand')} value={begin.data.secret} />
      </div>
      <TextInput
        label={t('enrol.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
        autoFocus
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={confirm.isPending}>
        {t('enrol.confirm')}
      </Button>
    </FormColumn>
  );
}
