import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listAccounts } from '#contract/channels';
import type { AccountId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { identityOf } from './open-draft.rules.ts';

interface SendFromSelectProps {
  /** To whom it would go: by it, which accounts can. */
  address: string;
  value: AccountId | null;
  error: ReactNode;
  onChange(value: AccountId | null): void;
}

/** Whether what is written is noted down, or sent to them as the first message of a conversation, and from where. */
export function SendFromSelect({ address, value, error, onChange }: SendFromSelectProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const mayReply = may('ticket.reply');
  const { data } = useQuery({ ...ask(listAccounts, {}), enabled: mayReply });
  const kind = identityOf(address)?.kind;
  const accounts = (data?.items ?? []).filter((account) => account.kind === kind && !account.paused);
  if (!mayReply || accounts.length === 0) return null;
  return (
    <Select
      label={t('open.way')}
      allowDeselect={false}
      data={[
        { value: '', label: t('open.noted') },
        ...accounts.map(({ id, name }) => ({ value: id, label: t('open.sendFrom', { name }) })),
      ]}
      value={accounts.some(({ id }) => id === value) ? value : ''}
      onChange={(chosen) => onChange(accounts.find(({ id }) => id === chosen)?.id ?? null)}
      error={error}
    />
  );
}
