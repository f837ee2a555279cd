import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readReset, useReset } from '#contract/access';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from './password-field.tsx';

// The contract names a call, not a hook.
const setByLink = useReset;

export function ResetForm({ token }: { token: string }) {
  const { t } = useTranslation('access');
  const { data: reset, error } = useQuery({ ...ask(readReset, { body: { token } }), retry: false });
  const [password, setPassword] = useState('');
  const set = useChange(setByLink);
  if (set.data !== undefined) {
    return (
      <>
        <p>{t('reset.done')}</p>
        <Link to="/sign-in">{t('setup.toSignIn')}</Link>
      </>
    );
  }
  if (reset === undefined) return <ErrorNote error={error} />;
  return (
    <FormColumn error={set.error} onSubmit={() => set.mutate({ body: { token, password } })}>
      <p>{t('reset.text', reset)}</p>
      {reset.clearsSecondFactor && <p>{t('reset.clears')}</p>}
      <input type="email" autoComplete="username" value={reset.email} readOnly hidden />
      <PasswordField
        label={t('reset.password')}
        value={password}
        onChange={setPassword}
        isNew
        isFirst
        error={set.error}
      />
      <Button type="submit" loading={set.isPending}>
        {t('reset.save')}
      </Button>
    </FormColumn>
  );
}
