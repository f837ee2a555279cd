import { useQuery } from '@tanstack/react-query';
import { listPeople } from '#contract/access';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

/** Who may be an account manager, for a field of choice. */
export function useManagers(): { value: string; label: string }[] {
  const may = useMay();
  const { data } = useQuery({
    ...ask(listPeople, { query: { limit: 200, state: 'active' } }),
    enabled: may('person.list'),
  });
  return (data?.items ?? [])
    .filter((person) => person.role === 'account-manager')
    .map((person) => ({ value: person.id, label: person.name }));
}
