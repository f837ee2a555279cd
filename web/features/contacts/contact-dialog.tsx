import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactCard, changeContact, createContact, getContact, listContacts } from '#contract/contacts';
import { useChange } from '../../lib/ask.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { contactDraftOf, contactInputOf } from './contact-draft.rules.ts';
import { IdentityFields } from './identity-fields.tsx';
import { MerchantPick } from './merchant-pick.tsx';

interface ContactDialogProps {
  contact?: ContactCard;
  onClose(): void;
  onDone(contact: ContactCard): void;
}

const REFRESHES = [listContacts, getContact];
const LANGUAGES = ['ru', 'en', 'be'] as const;

/** Creates a contact, or changes what is known of one. */
export function ContactDialog({ contact, onClose, onDone }: ContactDialogProps) {
  const { t } = useTranslation('contacts');
  const [draft, setDraft] = useState(() => contactDraftOf(contact));
  const create = useChange(createContact, { refreshes: REFRESHES, onDone });
  const change = useChange(changeContact, { refreshes: REFRESHES, onDone });
  const error = create.error ?? change.error;
  const fieldText = useFieldText(error);
  const save = () => {
    const body = contactInputOf(draft);
    // What the server says of a line is found by its place: the empty ones go from the form, too.
    setDraft({ ...draft, identities: body.identities ?? [] });
    if (contact === undefined) create.mutate({ body });
    else change.mutate({ params: { contactId: contact.id }, body });
  };
  return (
    <Dialog
      title={contact === undefined ? t('form.newTitle') : t('form.editTitle', { name: contact.name })}
      onClose={onClose}
    >
      <FormColumn error={error} onSubmit={save}>
        <TextInput
          label={t('form.name')}
          value={draft.name}
          error={fieldText('name')}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          data-autofocus
        />
        <IdentityFields
          identities={draft.identities}
          error={error}
          onChange={(identities) => setDraft({ ...draft, identities })}
        />
        <MerchantPick
          known={contact?.merchants ?? []}
          value={draft.merchantIds}
          error={fieldText('merchantIds')}
          onChange={(merchantIds) => setDraft({ ...draft, merchantIds })}
        />
        <Select
          label={t('form.language')}
          placeholder={t('form.none')}
          clearable
          data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          value={draft.language}
          onChange={(chosen) => setDraft({ ...draft, language: LANGUAGES.find((each) => each === chosen) ?? null })}
        />
        <Textarea
          label={t('form.note')}
          autosize
          minRows={2}
          value={draft.note}
          error={fieldText('note')}
          onChange={(event) => setDraft({ ...draft, note: event.currentTarget.value })}
        />
        <Button type="submit" loading={create.isPending || change.isPending}>
          {contact === undefined ? t('form.create') : t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
