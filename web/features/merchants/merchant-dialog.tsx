import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeMerchant, createMerchant, getMerchant, listMerchants, type Merchant } from '#contract/merchants';
import type { PersonId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { LanguageSelect } from './language-select.tsx';
import { useManagers } from './use-managers.ts';

interface MerchantDialogProps {
  merchant?: Merchant;
  onClose(): void;
  onDone(merchant: Merchant): void;
}

/** Creates a merchant, or changes what is known of one. */
export function MerchantDialog({ merchant, onClose, onDone }: MerchantDialogProps) {
  const { t } = useTranslation('merchants');
  const managers = useManagers();
  const [name, setName] = useState(merchant?.name ?? '');
  const [number, setNumber] = useState(merchant?.number?.toString() ?? '');
  const [vertical, setVertical] = useState(merchant?.vertical ?? '');
  const [language, setLanguage] = useState(merchant?.language ?? null);
  const [managerId, setManagerId] = useState<string | null>(merchant?.accountManager?.id ?? null);
  const [note, setNote] = useState(merchant?.note ?? '');
  const refreshes = [listMerchants, getMerchant];
  const create = useChange(createMerchant, { refreshes, onDone });
  const change = useChange(changeMerchant, { refreshes, onDone });
  const error = create.error ?? change.error;
  const save = () => {
    const body = {
      name,
      number: number.trim() === '' ? null : Number(number),
      vertical: vertical.trim() || null,
      language,
      accountManagerId: managerId as PersonId | null, // an option of the list of people
      note,
    };
    if (merchant === undefined) create.mutate({ body });
    else change.mutate({ params: { merchantId: merchant.id }, body });
  };
  const title =
    merchant === undefined ? t('form.newTitle') : t('form.editTitle', { name: merchant.name ?? t('unnamed') });
  return (
    <Dialog title={title} onClose={onClose}>
      <FormColumn error={error} onSubmit={save}>
        <TextInput
          label={t('form.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error?.fields.name !== undefined}
          data-autofocus
        />
        <TextInput
          label={t('form.number')}
          inputMode="numeric"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={error?.fields.number !== undefined}
        />
        <TextInput
          label={t('form.vertical')}
          value={vertical}
          onChange={(event) => setVertical(event.currentTarget.value)}
        />
        <LanguageSelect value={language} onChange={setLanguage} />
        <Select
          label={t('form.manager')}
          placeholder={t('form.none')}
          clearable
          searchable
          data={managers}
          value={managerId}
          onChange={setManagerId}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
        <Textarea
          label={t('form.note')}
          autosize
          minRows={2}
          maxRows={8}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending || change.isPending}>
          {merchant === undefined ? t('form.create') : t('form.save')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
