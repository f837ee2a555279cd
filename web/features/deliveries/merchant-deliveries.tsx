import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listEndpoints } from '#contract/deliveries';
import type { MerchantId } from '#kernel/ids';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './deliveries.module.css';
import { HealthMark } from './health-mark.tsx';
import { useDeliveryNews } from './use-delivery-news.ts';

const SHOWN = 20;

/** How the shops of a merchant take their notifications. */
export function MerchantDeliveries({ merchantId }: { merchantId: MerchantId }) {
  const { t } = useTranslation('deliveries');
  const may = useMay();
  const isOn = may('delivery.read');
  const { data, error, isFetching, refetch } = useQuery({
    ...ask(listEndpoints, { query: { merchantId, limit: SHOWN } }),
    enabled: isOn,
  });
  useDeliveryNews([listEndpoints]);
  if (!isOn) return null;
  return (
    <Panel title={t('title')} onReload={() => void refetch()} isReloading={isFetching}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p className={classes.quiet}>{t('empty')}</p>}
      <ul>
        {data?.items.map((one) => (
          <li key={one.id} className={classes.line}>
            <HealthMark health={one.health} />
            <Link to="/notifications/$endpointId" params={{ endpointId: one.id }}>
              {one.address}
            </Link>
            <span className={classes.quiet}>
              {one.topClass !== null && one.health !== 'healthy' && `${t(`class.${one.topClass}`)} · `}
              {t('columns.accepted')}{' '}
              {one.lastAcceptedAt === null ? t('never') : <When at={one.lastAcceptedAt} as="ago" />}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
