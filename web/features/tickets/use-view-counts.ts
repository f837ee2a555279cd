import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countQuarantine } from '#contract/channels';
import { countTickets } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask, refresh } from '../../lib/ask.ts';
import { QUARANTINE_VIEW } from './views.ts';

const OFTEN = { staleTime: 5000, refetchInterval: 30_000, placeholderData: keepPreviousData };
/** A server counts so many at once; what is pinned further down is shown without its count. */
const MOST_COUNTED = 20;

/** How many tickets the views hold; the list never waits for it. */
export function useViewCounts(texts: readonly string[]): ReadonlyMap<string, number> {
  const may = useMay();
  const views = texts.filter((text) => text !== QUARANTINE_VIEW).slice(0, MOST_COUNTED);
  const { data } = useQuery({ ...ask(countTickets, { body: { views } }), ...OFTEN, enabled: views.length > 0 });
  const setAside = useQuery({ ...ask(countQuarantine, {}), ...OFTEN, enabled: may('quarantine.decide') });
  const counts = views.map((text, at) => [text, data?.counts[at] ?? 0] as const);
  return new Map([...counts, [QUARANTINE_VIEW, setAside.data?.count ?? 0]]);
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
