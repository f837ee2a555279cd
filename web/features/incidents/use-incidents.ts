import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getIncident, listIncidents, listIncidentTickets, listWorks } from '#contract/incidents';
import type { IncidentId } from '#kernel/ids';
import { ask, askPages, refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

/** Everything that a screen about incidents shows is asked again when something of them changes. */
export function useIncidentNews(): void {
  const again = () => void refresh(listIncidents, getIncident, listIncidentTickets, listWorks);
  useStream('incidents', { onFrames: again, onReload: again });
}

export const useOpenIncidents = () => useQuery(ask(listIncidents, { query: { state: 'open', limit: 100 } }));

export const usePastIncidents = () =>
  useInfiniteQuery(askPages(listIncidents, { query: { state: 'past', limit: 20 } }));

export const useIncident = (incidentId: IncidentId) => useQuery(ask(getIncident, { params: { incidentId } }));
