import { useTranslation } from 'react-i18next';
import type { MerchantRow } from '#contract/merchants';
import { LineList } from '../../ui/line-list.tsx';

interface MerchantListProps {
  merchants: MerchantRow[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function MerchantList({ merchants, ...list }: MerchantListProps) {
  const { t } = useTranslation('merchants');
  return (
    <LineList
      {...list}
      rows={merchants}
      label={t('title')}
      idOf={(merchant) => merchant.id}
      linkTo={({ id }) => ({ to: '/merchants/$merchantId', params: { merchantId: id } })}
      columns={[
        {
          head: t('columns.name'),
          width: 'minmax(180px, 1.2fr)',
          look: 'name',
          always: true,
          show: ({ name }) => name ?? <em>{t('unnamed')}</em>,
        },
        { head: t('columns.number'), width: '72px', look: 'right', show: ({ number }) => number },
        {
          head: t('columns.shops'),
          width: 'minmax(200px, 1.6fr)',
          look: 'quiet',
          always: true,
          show: ({ shops }) =>
            shops.map((shop) => shop.domain ?? shop.name ?? t('shopNumber', { id: shop.id })).join(', '),
        },
        {
          head: t('columns.manager'),
          width: 'minmax(120px, 0.7fr)',
          show: ({ accountManager }) => accountManager?.name,
        },
        {
          head: t('columns.vertical'),
          width: 'minmax(110px, 0.7fr)',
          look: 'quiet',
          show: ({ vertical }) => vertical,
        },
      ]}
    />
  );
}
