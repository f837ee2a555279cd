import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listEndpoints } from '#contract/deliveries';
import { ask } from '../../../lib/ask.ts';
import { useFormat } from '../../../lib/format.ts';
import { useNowMs } from '../../../lib/now.ts';
import { AheadGroup } from './ahead-group.tsx';

const SHOWN = 3;

/** Which shops stopped taking our notifications, and why. */
export function DeliveriesAhead() {
  const { t } = useTranslation('ahead');
  const { t: ofDeliveries } = useTranslation('deliveries');
  const format = useFormat();
  const nowMs = useNowMs();
  const asked = ask(listEndpoints, { query: { health: 'broken', q: '', limit: SHOWN + 1 } });
  const { data } = useQuery({ ...asked, refetchInterval: 60_000 });
  const lines = data?.items.slice(0, SHOWN).map((endpoint) => ({
    id: endpoint.id,
    tone: 'bad' as const,
    shape: 'cross' as const,
    name: endpoint.shopName ?? endpoint.address,
    says: [
      ...(endpoint.topClass === null ? [] : [ofDeliveries(`class.${endpoint.topClass}`)]),
      t('deliveries.since', { ago: format.ago(endpoint.since, nowMs) }),
    ].join(' · '),
    link: { to: '/notifications/$endpointId', params: { endpointId: endpoint.id } } as const,
  }));
  return (
    <AheadGroup
      title={t('deliveries.title')}
      link={{ to: '/notifications' }}
      lines={lines}
      more={data !== undefined && data.items.length > SHOWN ? t('more') : undefined}
      calm={t('deliveries.none')}
    />
  );
}
