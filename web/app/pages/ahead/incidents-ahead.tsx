import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listIncidents } from '#contract/incidents';
import { ask, refresh } from '../../../lib/ask.ts';
import { useFormat } from '../../../lib/format.ts';
import { useNowMs } from '../../../lib/now.ts';
import { useStreams } from '../../../lib/use-streams.ts';
import { AheadGroup } from './ahead-group.tsx';

const SHOWN = 3;

/** Who refuses everyone at this moment. */
export function IncidentsAhead() {
  const { t } = useTranslation('ahead');
  const format = useFormat();
  const nowMs = useNowMs();
  const { data } = useQuery(ask(listIncidents, { query: { state: 'open', limit: SHOWN + 1 } }));
  useStreams(['incidents'], {
    onFrames: () => void refresh(listIncidents),
    onReload: () => void refresh(listIncidents),
  });
  const lines = data?.items.slice(0, SHOWN).map((incident) => ({
    id: incident.id,
    tone: incident.calmSince === null ? ('bad' as const) : ('wait' as const),
    shape: incident.calmSince === null ? ('bolt' as const) : ('half' as const),
    name: incident.scope.name,
    says: [
      t(incident.calmSince === null ? 'incidents.since' : 'incidents.calm', {
        ago: format.ago(incident.calmSince ?? incident.startedAt, nowMs),
      }),
      t('incidents.tickets', { count: incident.tickets }),
    ].join(' · '),
    link: { to: '/incidents/$incidentId', params: { incidentId: incident.id } } as const,
  }));
  return (
    <AheadGroup
      title={t('incidents.title')}
      link={{ to: '/incidents' }}
      lines={lines}
      more={data !== undefined && data.items.length > SHOWN ? t('more') : undefined}
      calm={t('incidents.none')}
    />
  );
}
