import { useQuery } from '@tanstack/react-query';
import { listPeople, type Person } from '#contract/access';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

/** Who may be an account manager. */
export function useManagers(): Person[] {
  const may = useMay();
  const people = ask(listPeople, { query: { limit: 200, state: 'active' } });
  const { data } = useQuery({ ...people, enabled: may('person.list') });
  return (data?.items ?? []).filter((person) => person.role === 'account-manager');
}
