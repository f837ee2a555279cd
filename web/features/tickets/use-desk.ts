import { useQuery } from '@tanstack/react-query';
import { listPeople, type Person } from '#contract/access';
import type { StreamName } from '#contract/realtime';
import { reachOf } from '#kernel/permissions';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

/** A socket may follow so many streams; the rest of a large desk is looked at every minute. */
const MOST = 30;

/** Everybody who answers tickets. */
export function useDeskPeople(): Person[] {
  const may = useMay();
  const people = ask(listPeople, { query: { limit: 200, state: 'active' } });
  const { data } = useQuery({ ...people, enabled: may('person.list'), staleTime: 60_000 });
  return (data?.items ?? []).filter(({ role }) => reachOf(role, 'ticket.reply') !== undefined);
}

/** The doorbells of the whole desk: one a person, and one for what nobody has yet. */
export function useDeskStreams(): StreamName[] {
  const may = useMay();
  const self = useSelf();
  const people = useDeskPeople();
  if (!may('ticket.reply')) return [];
  const others = people.map(({ id }) => id).filter((id) => id !== self.id);
  return ['nobody', self.id, ...others].slice(0, MOST).map((id) => `desk:${id}`);
}
