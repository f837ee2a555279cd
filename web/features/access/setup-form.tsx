import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSetup, type Language, type Me } from '#contract/access';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from './password-field.tsx';

export function SetupForm({ token, onEntered }: { token: string; onEntered: (me: Me) => void }) {
  const { t, i18n } = useTranslation('access');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const finish = useChange(finishSetup, { onDone: onEntered });
  const fieldText = useFieldText(finish.error);
  const language = i18n.language as Language; // only `speak` sets it
  return (
    <FormColumn
      error={finish.error}
      onSubmit={() => finish.mutate({ body: { token, name, email, password, language } })}
    >
      <TextInput
        label={t('setup.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="name"
        autoFocus
        error={fieldText('name')}
      />
      <TextInput
        label={t('setup.email')}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        autoComplete="username"
        error={fieldText('email')}
      />
      <PasswordField label={t('setup.password')} value={password} onChange={setPassword} isNew error={finish.error} />
      <Button type="submit" loading={finish.isPending}>
        {t('setup.finish')}
      </Button>
    </FormColumn>
  );
}
