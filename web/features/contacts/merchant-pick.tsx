import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCard } from '#contract/contacts';
import { listMerchants } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';

interface MerchantPickProps {
  /** Those chosen before, with their names. */
  known: ContactCard['merchants'];
  value: MerchantId[];
  error: string | undefined;
  onChange(value: MerchantId[]): void;
}

/** The merchants that a contact belongs to. */
export function MerchantPick({ known, value, error, onChange }: MerchantPickProps) {
  const { t } = useTranslation('contacts');
  const [typed, setTyped] = useState('');
  const [seen, setSeen] = useState(known);
  const { data } = useQuery(ask(listMerchants, { query: { q: useDeferredValue(typed), limit: 20 } }));
  const found = data?.items ?? [];
  const options = [...found, ...seen.filter(({ id }) => !found.some((merchant) => merchant.id === id))];
  const choose = (chosen: string[]) => {
    const next = options.filter(({ id }) => chosen.includes(id));
    setSeen(next.map(({ id, name }) => ({ id, name })));
    onChange(next.map(({ id }) => id));
  };
  return (
    <MultiSelect
      label={t('form.merchants')}
      placeholder={value.length === 0 ? t('form.merchantsHint') : ''}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already, by more than the name.
      filter={({ options: all }) => all}
      data={options.map(({ id, name }) => ({ value: id, label: name ?? t('unnamedMerchant') }))}
      value={value}
      error={error}
      onChange={choose}
    />
  );
}
