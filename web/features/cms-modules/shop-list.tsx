import { useTranslation } from 'react-i18next';
import type { ShopHealth } from '#contract/cms-modules';
import { platformTitle } from '#kernel/platform-name';
import { LineList } from '../../ui/line-list.tsx';
import { When } from '../../ui/when.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface ShopListProps {
  shops: ShopHealth[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function ShopList({ shops, ...list }: ShopListProps) {
  const { t } = useTranslation('cms-modules');
  return (
    <LineList
      {...list}
      rows={shops}
      label={t('title')}
      idOf={(shop) => String(shop.shopId)}
      linkTo={({ shopId }) => ({ to: '/modules/$shopId', params: { shopId: String(shopId) } })}
      columns={[
        {
          head: t('columns.worst'),
          width: '164px',
          always: true,
          show: ({ worst, lastSeenAt }) => <SeverityMark severity={worst} isKnown={lastSeenAt !== null} />,
        },
        {
          head: t('columns.shop'),
          width: 'minmax(170px, 1.2fr)',
          look: 'name',
          always: true,
          show: ({ shopName, domain, shopId }) => domain ?? shopName ?? t('shopNumber', { id: shopId }),
        },
        {
          head: t('columns.merchant'),
          width: 'minmax(150px, 1fr)',
          look: 'quiet',
          show: ({ merchantName }) => merchantName ?? t('unnamedMerchant'),
        },
        {
          head: t('columns.cms'),
          width: 'minmax(130px, 0.8fr)',
          show: ({ cms, cmsVersion }) => platformTitle(cms, cmsVersion),
        },
        {
          head: t('columns.module'),
          width: 'minmax(130px, 0.8fr)',
          look: 'quiet',
          show: ({ module, moduleVersion }) => [module, moduleVersion].filter((part) => part !== null).join(' '),
        },
        {
          head: t('columns.findings'),
          width: '80px',
          look: 'right',
          show: ({ findings }) => (findings === 0 ? '' : findings),
        },
        {
          head: t('columns.seen'),
          width: '120px',
          look: 'quiet',
          show: ({ lastSeenAt }) => (lastSeenAt === null ? t('never') : <When at={lastSeenAt} as="ago" />),
        },
      ]}
    />
  );
}
