import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { listAccounts } from '#contract/channels';
import type { AccountId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

interface MailboxSelectProps {
  label: string;
  /** What stands for a letter that leaves another way. */
  noted: string;
  fromText(mailbox: string): string;
  value: AccountId | null;
  error: ReactNode;
  onChange(value: AccountId | null): void;
}

/** The desk's mailbox from which a letter leaves, or that it leaves another way. */
export function MailboxSelect({ label, noted, fromText, value, error, onChange }: MailboxSelectProps) {
  const mayReply = useMay()('ticket.reply');
  const { data } = useQuery({ ...ask(listAccounts, {}), enabled: mayReply });
  const accounts = (data?.items ?? []).filter(({ kind, paused }) => kind === 'email' && !paused);
  if (!mayReply || accounts.length === 0) return null;
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={[{ value: '', label: noted }, ...accounts.map(({ id, name }) => ({ value: id, label: fromText(name) }))]}
      value={value ?? ''}
      error={error}
      onChange={(chosen) => onChange(accounts.find(({ id }) => id === chosen)?.id ?? null)}
    />
  );
}
