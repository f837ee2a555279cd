import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listScopes, type NamedScope, type ScopeKind } from '#contract/incidents';
import { ask } from '../../lib/ask.ts';
import { useScopeName } from './use-scope-name.ts';

interface ScopeSelectProps {
  label: string;
  value: string | null;
  /** Which kinds can be chosen; all unless said. */
  kinds?: readonly ScopeKind[];
  error: string | undefined;
  onChange(scope: NamedScope | undefined): void;
}

/** What something is about: a bank, one of its terminals, a method. */
export function ScopeSelect({ label, value, kinds, error, onChange }: ScopeSelectProps) {
  const { t } = useTranslation('incidents');
  const nameOf = useScopeName();
  const { data } = useQuery(ask(listScopes, {}));
  const scopes = data?.items.filter(({ kind }) => kinds === undefined || kinds.includes(kind)) ?? [];
  const keyOf = ({ kind, id }: NamedScope) => `${kind}:${id}`;
  return (
    <Select
      label={label}
      placeholder={t('new.pick')}
      searchable
      required
      value={value}
      error={error}
      data={scopes.map((scope) => ({ value: keyOf(scope), label: nameOf(scope) }))}
      onChange={(key) => onChange(scopes.find((scope) => keyOf(scope) === key))}
    />
  );
}
