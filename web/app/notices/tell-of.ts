import type { LinkProps } from '@tanstack/react-router';
import { getEndpoint } from '#contract/deliveries';
import { getIncident } from '#contract/incidents';
import { getLimit } from '#contract/limits';
import type { EndpointId, IncidentId, LimitId } from '#kernel/ids';
import { ask, queryClient } from '../../lib/ask.ts';
import { alertKey, incidentNews, type PressingLevel, pressingAlert, type Watched } from './news.rules.ts';

/** One thing to tell the shift of. */
export interface Notice {
  /** The same for the same happening, however often it rings. */
  key: string;
  says: `limit.${PressingLevel}` | 'endpoint' | 'incident' | 'over';
  name: string;
  /** How many wait to hear of it. */
  count?: number | undefined;
  link: LinkProps;
}

/** What is to be told of a thing that rang; undefined where it is nothing to interrupt anybody for. Ids come from the server's own frames. */
export const TELL_OF: Readonly<Record<Watched, (id: string) => Promise<Notice | undefined>>> = {
  limits: async (id) => {
    const limitId = id as LimitId;
    const { limit, alerts } = await fresh(ask(getLimit, { params: { limitId } }));
    const alert = pressingAlert(alerts);
    if (alert === undefined || limit.endedAt !== null) return undefined;
    return {
      key: alertKey(alert),
      says: `limit.${alert.level}`,
      name: limit.terminalName ?? limit.terminalId,
      link: { to: '/limits/$limitId', params: { limitId } },
    };
  },
  notifications: async (id) => {
    const endpointId = id as EndpointId;
    const { health, since, shopName, address } = await fresh(ask(getEndpoint, { params: { endpointId } }));
    if (health !== 'broken') return undefined;
    return {
      key: `${id} ${since}`,
      says: 'endpoint',
      name: shopName ?? address,
      link: { to: '/notifications/$endpointId', params: { endpointId } },
    };
  },
  incidents: async (id) => {
    const incidentId = id as IncidentId;
    const incident = await fresh(ask(getIncident, { params: { incidentId } }));
    const news = incidentNews(incident);
    if (news === undefined) return undefined;
    return {
      ...news,
      name: incident.scope.name,
      link: { to: '/incidents/$incidentId', params: { incidentId } },
    };
  },
};

/** As it is now, not as a screen last saw it. */
const fresh: typeof queryClient.fetchQuery = (query) => queryClient.fetchQuery({ ...query, staleTime: 0 });
