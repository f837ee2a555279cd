import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMerchant, createMerchant, getMerchant, listMerchants, type Merchant } from '#contract/merchants';
import { useChange } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { useFieldText } from '../../lib/error-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { ManagerSelect } from './account-manager-select.tsx';
import { LanguageSelect } from './language-select.tsx';
import { type MerchantDraft, merchantDraftOf, merchantInputOf } from './merchant-draft.rules.ts';

interface MerchantDialogProps {
  merchant?: Merchant;
  onClose(): void;
  onDone(merchant: Merchant): void;
}

const REFRESHES = [listMerchants, getMerchant];

/** Creates a merchant, or changes what is known of one. */
export function MerchantDialog({ merchant, onClose, onDone }: MerchantDialogProps) {
  const { t } = useTranslation('merchants');
  const [draft, setDraft] = useState(() => merchantDraftOf(merchant));
  const create = useChange(createMerchant, { refreshes: REFRESHES, onDone });
  const change = useChange(changeMerchant, { refreshes: REFRESHES, onDone });
  const error = create.error ?? change.error;
  const save = () => {
    const body = merchantInputOf(draft);
    if (merchant === undefined) create.mutate({ body });
    else change.mutate({ params: { merchantId: merchant.id }, body });
  };
  const title =
    merchant === undefined ? t('form.newTitle') : t('form.editTitle', { name: merchant.name ?? t('unnamed') });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormColumn error={error} onSubmit={save}>
        <MerchantFields draft={draft} error={error} onChange={(next) => setDraft({ ...draft, ...next })} />
        <Button type="submit" loading={create.isPending || change.isPending}>
          {merchant === undefined ? t('form.create') : t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}

interface MerchantFieldsProps {
  draft: MerchantDraft;
  error: CallError | null;
  onChange(next: Partial<MerchantDraft>): void;
}

function MerchantFields({ draft, error, onChange }: MerchantFieldsProps) {
  const { t } = useTranslation('merchants');
  const fieldText = useFieldText(error);
  const bind = (field: 'name' | 'number' | 'vertical' | 'note') => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [field]: event.currentTarget.value }),
    error: fieldText(field),
  });
  return (
    <>
      <TextInput label={t('form.name')} {...bind('name')} data-autofocus />
      <TextInput label={t('form.number')} inputMode="numeric" {...bind('number')} />
      <TextInput label={t('form.vertical')} {...bind('vertical')} />
      <LanguageSelect value={draft.language} onChange={(language) => onChange({ language })} />
      <ManagerSelect
        label={t('form.manager')}
        value={draft.managerId}
        onChange={(managerId) => onChange({ managerId })}
      />
      <Textarea label={t('form.note')} autosize minRows={2} maxRows={8} {...bind('note')} />
    </>
  );
}
