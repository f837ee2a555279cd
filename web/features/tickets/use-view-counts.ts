import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countTickets } from '#contract/tickets';
import { ask, refresh } from '../../lib/ask.ts';
import { STARTER_VIEWS } from './views.ts';

/** How many tickets the starter views hold; the list never waits for it. */
export function useViewCounts(): ReadonlyMap<string, number> {
  const views = STARTER_VIEWS.map(({ text }) => text);
  const { data } = useQuery({
    ...ask(countTickets, { body: { views } }),
    staleTime: 5000,
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
  return new Map(views.map((text, at) => [text as string, data?.counts[at] ?? 0]));
}

const REFRESH_EVERY_MS = 5000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Counts may be a little old: they are asked again now and then, however much happens. */
export function refreshCounts(): void {
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    void refresh(countTickets);
  }, REFRESH_EVERY_MS);
}

/** At most two figures: what lies beyond is many. */
export const countText = (count: number): string => (count > 99 ? '99+' : String(count));
