import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMerchant, listMerchants, type Merchant, mergeMerchants } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { ask, useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormColumn } from '../../ui/form-column.tsx';

interface MergeDialogProps {
  merchant: Merchant;
  onClose(): void;
  onDone(into: Merchant): void;
}

/** Two records of one client become one. */
export function MergeDialog({ merchant, onClose, onDone }: MergeDialogProps) {
  const { t } = useTranslation('merchants');
  const [q, setQ] = useState('');
  const [into, setInto] = useState<string | null>(null);
  const { data } = useQuery({ ...ask(listMerchants, { query: { q, limit: 20 } }), placeholderData: (old) => old });
  const merge = useChange(mergeMerchants, { refreshes: [listMerchants, getMerchant], onDone });
  const options = (data?.items ?? [])
    .filter((other) => other.id !== merchant.id)
    .map((other) => ({
      value: other.id as string,
      label: [other.name ?? t('unnamed'), other.number].filter(Boolean).join(' · '),
    }));
  return (
    <Dialog title={t('mergeDialog.title', { name: merchant.name ?? t('unnamed') })} onClose={onClose}>
      <FormColumn
        error={merge.error}
        onSubmit={() => {
          // The value is one of the listed ids.
          if (into !== null) merge.mutate({ params: { merchantId: merchant.id }, body: { into: into as MerchantId } });
        }}
      >
        <p>{t('mergeDialog.text')}</p>
        <Select
          label={t('mergeDialog.into')}
          placeholder={t('mergeDialog.search')}
          searchable
          openOnFocus={false}
          data={options}
          filter={({ options: all }) => all}
          value={into}
          onChange={setInto}
          onSearchChange={setQ}
          data-autofocus
        />
        <Button type="submit" disabled={into === null} loading={merge.isPending}>
          {t('mergeDialog.do')}
        </Button>
      </FormColumn>
    </Dialog>
  );
}
