import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invitePerson, Language, listInvitations } from '#contract/access';
import { Role } from '#kernel/actor';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { OneTimeLink } from './one-time-link.tsx';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation('access');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('engineer');
  const [language, setLanguage] = useState<Language>(i18n.language === 'en' ? 'en' : 'ru');
  const invite = useChange(invitePerson, { refreshes: [listInvitations] });
  const fieldText = useFieldText(invite.error);
  if (invite.data !== undefined) {
    return (
      <Dialog title={t('invite.linkTitle', { name: invite.data.invitation.name })} onClose={onClose}>
        <OneTimeLink link={invite.data.link} expiresAt={invite.data.expiresAt} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('invite.title')} onClose={onClose}>
      <FormColumn error={invite.error} onSubmit={() => invite.mutate({ body: { name, email, role, language } })}>
        <p>{t('invite.text')}</p>
        <TextInput
          label={t('invite.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldText('name')}
          data-autofocus
        />
        <TextInput
          label={t('invite.email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={fieldText('email')}
        />
        <Select
          label={t('invite.role')}
          allowDeselect={false}
          value={role}
          onChange={(value) => value !== null && setRole(value)}
          data={Role.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('invite.language')}
          value={language}
          onChange={setLanguage}
          data={Language.options.map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <Button type="submit" loading={invite.isPending}>
          {t('invite.make')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
