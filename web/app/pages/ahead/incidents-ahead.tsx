import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type IncidentRow, listIncidents } from '#contract/incidents';
import { ask, refresh } from '../../../lib/ask.ts';
import { useFormat } from '../../../lib/format.ts';
import { useNowMs } from '../../../lib/now.ts';
import { useStreams } from '../../../lib/use-streams.ts';
import { AheadGroup } from './ahead-group.tsx';

const SHOWN = 3;

/** Who refuses everyone at this moment, and what is over while somebody waits to hear of it. */
export function IncidentsAhead() {
  const { t } = useTranslation('ahead');
  const format = useFormat();
  const nowMs = useNowMs();
  const { data: open } = useQuery(ask(listIncidents, { query: { state: 'open', limit: SHOWN + 1 } }));
  const { data: untold } = useQuery(ask(listIncidents, { query: { state: 'untold', limit: SHOWN + 1 } }));
  useStreams(['incidents'], {
    onFrames: () => void refresh(listIncidents),
    onReload: () => void refresh(listIncidents),
  });
  const says = ({ resolvedAt, calmSince, startedAt, tickets, untold: count }: IncidentRow) =>
    (resolvedAt === null
      ? [
          t(calmSince === null ? 'incidents.since' : 'incidents.calm', {
            ago: format.ago(calmSince ?? startedAt, nowMs),
          }),
          t('incidents.tickets', { count: tickets }),
        ]
      : [t('incidents.over', { ago: format.ago(resolvedAt, nowMs) }), t('incidents.untold', { count })]
    ).join(' · ');
  const rows = open && untold && [...open.items, ...untold.items];
  const lines = rows?.slice(0, SHOWN).map((incident) => {
    const isBad = incident.resolvedAt === null && incident.calmSince === null;
    return {
      id: incident.id,
      tone: isBad ? ('bad' as const) : ('wait' as const),
      shape: isBad ? ('bolt' as const) : ('half' as const),
      name: incident.scope.name,
      says: says(incident),
      link: { to: '/incidents/$incidentId', params: { incidentId: incident.id } } as const,
    };
  });
  return (
    <AheadGroup
      title={t('incidents.title')}
      link={{ to: '/incidents' }}
      lines={lines}
      more={rows !== undefined && rows.length > SHOWN ? t('more') : undefined}
      calm={t('incidents.none')}
    />
  );
}
