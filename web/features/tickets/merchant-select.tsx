import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMerchants } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';

interface MerchantSelectProps {
  label: string;
  none: string;
  /** The one that is chosen may be none of those that were found. */
  known: { id: MerchantId; name: string | null } | null;
  value: MerchantId | null;
  error?: string | undefined;
  isFirst?: boolean;
  onChange(id: MerchantId | null): void;
}

/** A merchant by any part of their name, or none. */
export function MerchantSelect({ label, none, known, value, error, isFirst = false, onChange }: MerchantSelectProps) {
  const { t } = useTranslation('tickets');
  const [asked, setAsked] = useState('');
  const { data } = useQuery(ask(listMerchants, { query: { q: asked, limit: 20 } }));
  const found = (data?.items ?? []).map(({ id, name }) => ({ id, name }));
  const offered = known === null || found.some(({ id }) => id === known.id) ? found : [known, ...found];
  return (
    <Select
      label={label}
      clearable
      searchable
      data-autofocus={isFirst || undefined}
      placeholder={none}
      error={error}
      onSearchChange={setAsked}
      filter={({ options }) => options}
      data={offered.map(({ id, name }) => ({ value: id, label: name ?? t('merchant.unnamed') }))}
      value={value}
      onChange={(chosen) => onChange(offered.find(({ id }) => id === chosen)?.id ?? null)}
    />
  );
}
