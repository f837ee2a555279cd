import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DeliveryEndpoint } from '#contract/deliveries';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { When } from '../../ui/when.tsx';
import { countedText } from './counted.rules.ts';
import { HealthMark } from './health-mark.tsx';

interface EndpointFactsProps {
  endpoint: DeliveryEndpoint & { undelivered: number };
}

/** How an address takes notifications, whose it is, and who acts next. */
export function EndpointFacts({ endpoint }: EndpointFactsProps) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const now = useNowMs();
  const shop = [endpoint.shopName ?? t('shopNumber', { id: endpoint.shopId }), endpoint.merchantName];
  return (
    <Facts>
      <Fact label={t('columns.health')}>
        <HealthMark health={endpoint.health} /> {t('since', { when: format.moment(endpoint.since, now) })}
      </Fact>
      <Fact label={t('columns.why')}>
        {endpoint.topClass !== null && endpoint.health !== 'healthy' && t(`class.${endpoint.topClass}`)}
      </Fact>
      <Fact label={t('columns.actsNext')}>{endpoint.actsNext !== null && t(`actsNext.${endpoint.actsNext}`)}</Fact>
      <Fact label={t('columns.shop')}>
        {endpoint.merchantId === null ? (
          shop[0]
        ) : (
          <Link to="/merchants/$merchantId" params={{ merchantId: endpoint.merchantId }}>
            {shop.filter(Boolean).join(' · ')}
          </Link>
        )}
      </Fact>
      <Fact label={t('columns.day')}>{`${endpoint.recent.accepted} / ${endpoint.recent.failed}`}</Fact>
      <Fact label={t('columns.accepted')}>
        {endpoint.lastAcceptedAt === null ? t('never') : <When at={endpoint.lastAcceptedAt} as="ago" />}
      </Fact>
      <Fact label={t('endpoint.lastAt')}>
        <When at={endpoint.lastAt} as="ago" />
      </Fact>
      <Fact label={t('endpoint.undelivered')}>{endpoint.undelivered > 0 && countedText(endpoint.undelivered)}</Fact>
    </Facts>
  );
}
