import { useTranslation } from 'react-i18next';
import type { DeliveryEndpoint } from '#contract/deliveries';
import { LineList } from '../../ui/line-list.tsx';
import { When } from '../../ui/when.tsx';
import { HealthMark } from './health-mark.tsx';

interface EndpointListProps {
  endpoints: DeliveryEndpoint[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function EndpointList({ endpoints, isNarrow, ...list }: EndpointListProps) {
  const { t } = useTranslation('deliveries');
  const shopOf = ({ shopName, shopId, merchantName }: DeliveryEndpoint) =>
    [shopName ?? t('shopNumber', { id: shopId }), merchantName].filter(Boolean).join(' · ');
  const whyOf = ({ topClass, health }: DeliveryEndpoint) =>
    topClass === null || health === 'healthy' ? '' : t(`class.${topClass}`);
  const moveOf = ({ actsNext }: DeliveryEndpoint) => (actsNext === null ? '' : t(`actsNext.${actsNext}`));
  const actsNextOf = (row: DeliveryEndpoint) => {
    const move = moveOf(row);
    return move === '' ? '' : ` · ${t('columns.actsNext')}: ${move}`;
  };
  return (
    <LineList
      {...list}
      isNarrow={isNarrow}
      rows={endpoints}
      label={t('tabs.endpoints')}
      idOf={({ id }) => id}
      linkTo={({ id }) => ({ to: '/notifications/$endpointId', params: { endpointId: id } })}
      columns={[
        {
          head: t('columns.health'),
          width: '132px',
          always: true,
          show: (row) => (
            <>
              <HealthMark health={row.health} />
              {isNarrow && actsNextOf(row)}
            </>
          ),
        },
        {
          head: t('columns.address'),
          width: 'minmax(180px, 1.6fr)',
          look: 'name',
          always: true,
          show: ({ address, isSecure }) => (isSecure ? address : `http://${address}`),
        },
        {
          head: t('columns.shop'),
          width: 'minmax(120px, 1fr)',
          look: 'quiet',
          show: shopOf,
        },
        {
          head: t('columns.why'),
          width: 'minmax(150px, 1fr)',
          // Below one another there is one line more: of a sick address why, else whose it is.
          always: true,
          show: (row) => (isNarrow ? whyOf(row) || shopOf(row) : whyOf(row)),
        },
        {
          head: t('columns.actsNext'),
          width: '132px',
          look: 'quiet',
          show: moveOf,
        },
        {
          head: t('columns.day'),
          width: '124px',
          look: 'right',
          show: ({ recent }) => `${recent.accepted} / ${recent.failed}`,
        },
        {
          head: t('columns.accepted'),
          width: '112px',
          look: 'right',
          show: ({ lastAcceptedAt }) => (lastAcceptedAt === null ? t('never') : <When at={lastAcceptedAt} as="ago" />),
        },
      ]}
    />
  );
}
