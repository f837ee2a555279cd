import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Me, signIn } from '#contract/access';
import { useChange } from '../../lib/ask.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from './password-field.tsx';

interface SignInFormProps {
  knownEmail?: string | undefined;
  onSignedIn(me: Me): void;
}

export function SignInForm({ knownEmail = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('access');
  const [email, setEmail] = useState(knownEmail);
  const [password, setPassword] = useState('');
  const enter = useChange(signIn, { onDone: onSignedIn });
  return (
    <FormColumn error={enter.error} onSubmit={() => enter.mutate({ body: { email: email.trim(), password } })}>
      <TextInput
        label={t('signIn.email')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="username"
        autoFocus={knownEmail === ''}
        required
        withAsterisk={false}
      />
      <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} isFirst={knownEmail !== ''} />
      <Button type="submit" loading={enter.isPending}>
        {t('signIn.enter')}
      </Button>
      {enter.error?.reason === 'wrong-credentials' && <p>{t('signIn.forgotten')}</p>}
    </FormColumn>
  );
}
