import { useQuery } from '@tanstack/react-query';
import { Role } from '#kernel/actor';
import type { ResponseOf } from '#kernel/endpoint';
import { listEntries } from '../../../server/demo/contract.ts';
import { ask } from '../../lib/ask.ts';

export type DemoPerson = ResponseOf<typeof listEntries>['items'][number];

/** As whom one may enter; only the demo serves it, anywhere else there is nobody. */
export function useDemoPeople(): { people: DemoPerson[] | undefined; isPending: boolean } {
  const { data, isPending } = useQuery({ ...ask(listEntries, {}), retry: false, staleTime: Number.POSITIVE_INFINITY });
  const place = ({ role }: DemoPerson) => Role.options.indexOf(role);
  return { people: data?.items.toSorted((a, b) => place(a) - place(b)), isPending };
}
