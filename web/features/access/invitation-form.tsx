import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, type Me, readInvitation } from '#contract/access';
import { ask, useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from './password-field.tsx';

export function InvitationForm({ token, onEntered }: { token: string; onEntered: (me: Me) => void }) {
  const { t } = useTranslation('access');
  const { data: invitation, error } = useQuery({ ...ask(readInvitation, { body: { token } }), retry: false });
  const [name, setName] = useState<string>();
  const [password, setPassword] = useState('');
  const accept = useChange(acceptInvitation, { onDone: onEntered });
  const fieldText = useFieldText(accept.error);
  if (invitation === undefined) return <ErrorNote error={error} />;
  const { email, role, language } = invitation;
  const chosenName = name ?? invitation.name;
  return (
    <FormColumn
      error={accept.error}
      onSubmit={() => accept.mutate({ body: { token, name: chosenName, password, language } })}
    >
      <p>{t('invitation.text', { email, role: t(`roles.${role}`) })}</p>
      {/* Read by password keepers. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        label={t('invitation.name')}
        value={chosenName}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="name"
        error={fieldText('name')}
      />
      <PasswordField
        label={t('invitation.password')}
        value={password}
        onChange={setPassword}
        isNew
        isFirst
        error={accept.error}
      />
      <Button type="submit" loading={accept.isPending}>
        {t('invitation.accept')}
      </Button>
    </FormColumn>
  );
}
