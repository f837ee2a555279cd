import { Button, CloseButton, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addContact, changeContact, getMerchant, type Merchant } from '#contract/merchants';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import classes from './contact-dialog.module.css';
import { LanguageSelect } from './language-select.tsx';

type Contact = Merchant['contacts'][number];
type Identity = Contact['identities'][number];
const KINDS = ['email', 'phone', 'telegram'] as const satisfies Identity['kind'][];

/** Adds a contact of a merchant, or changes one. */
export function ContactDialog({
  merchant,
  contact,
  onClose,
}: {
  merchant: Merchant;
  contact?: Contact;
  onClose: () => void;
}) {
  const { t } = useTranslation('merchants');
  const [name, setName] = useState(contact?.name ?? '');
  const [language, setLanguage] = useState(contact?.language ?? null);
  const [note, setNote] = useState(contact?.note ?? '');
  const [identities, setIdentities] = useState<Identity[]>(contact?.identities ?? [{ kind: 'email', value: '' }]);
  const add = useChange(addContact, { refreshes: [getMerchant], onDone: onClose });
  const change = useChange(changeContact, { refreshes: [getMerchant], onDone: onClose });
  const error = add.error ?? change.error;
  const fieldText = useFieldText(error);
  const save = () => {
    // What the server says of a line is found by its place: the empty ones go from the form, too.
    const given = identities.filter((identity) => identity.value.trim() !== '');
    setIdentities(given);
    const body = { name, language, note, identities: given };
    const params = { merchantId: merchant.id };
    if (contact === undefined) add.mutate({ params, body });
    else change.mutate({ params: { ...params, contactId: contact.id }, body });
  };
  const set = (at: number, next: Partial<Identity>) =>
    setIdentities(identities.map((identity, each) => (each === at ? { ...identity, ...next } : identity)));
  return (
    <Dialog
      title={contact === undefined ? t('form.newContact') : t('form.editContact', { name: contact.name })}
      onClose={onClose}
    >
      <FormColumn error={error} onSubmit={save}>
        <TextInput
          label={t('form.contactName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldText('name')}
          data-autofocus
        />
        {identities.map((identity, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
          <div key={at} className={classes.identity}>
            <Select
              aria-label={t('form.address')}
              allowDeselect={false}
              data={KINDS.map((kind) => ({ value: kind, label: t(`identity.${kind}`) }))}
              value={identity.kind}
              onChange={(kind) => kind !== null && set(at, { kind })}
            />
            <TextInput
              aria-label={t(`identity.${identity.kind}`)}
              value={identity.value}
              onChange={(event) => set(at, { value: event.currentTarget.value })}
              error={fieldText(`identities.${at}.value`)}
            />
            <CloseButton
              aria-label={t('form.dropIdentity')}
              onClick={() => setIdentities(identities.filter((_, each) => each !== at))}
            />
          </div>
        ))}
        <Button variant="default" onClick={() => setIdentities([...identities, { kind: 'email', value: '' }])}>
          {t('form.addIdentity')}
        </Button>
        <LanguageSelect value={language} onChange={setLanguage} />
        <Textarea
          label={t('form.note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldText('note')}
        />
        <Button type="submit" loading={add.isPending || change.isPending}>
          {t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
