import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MerchantRow } from '#contract/merchants';
import { RowList } from '../../ui/row-list.tsx';
import classes from './merchant-list.module.css';

interface MerchantListProps {
  merchants: MerchantRow[];
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

export function MerchantList({ merchants, cursor, isNarrow, hasMore, onMore }: MerchantListProps) {
  const { t } = useTranslation('merchants');
  return (
    <>
      {!isNarrow && (
        <div className={`${classes.grid} ${classes.columns}`} aria-hidden="true">
          <span>{t('columns.name')}</span>
          <span className={classes.right}>{t('columns.number')}</span>
          <span>{t('columns.shops')}</span>
          <span>{t('columns.manager')}</span>
          <span>{t('columns.vertical')}</span>
        </div>
      )}
      <RowList
        rows={merchants}
        rowHeight={isNarrow ? 52 : 36}
        idOf={(merchant) => merchant.id}
        label={t('title')}
        cursor={cursor}
        hasMore={hasMore}
        onMore={onMore}
        renderRow={(merchant, at) => <MerchantLine merchant={merchant} isCurrent={at === cursor} isNarrow={isNarrow} />}
      />
    </>
  );
}

function MerchantLine({
  merchant,
  isCurrent,
  isNarrow,
}: {
  merchant: MerchantRow;
  isCurrent: boolean;
  isNarrow: boolean;
}) {
  const { t } = useTranslation('merchants');
  const shops = merchant.shops.map((shop) => shop.domain ?? shop.name ?? t('shopNumber', { id: shop.id })).join(', ');
  return (
    <Link
      to="/merchants/$merchantId"
      params={{ merchantId: merchant.id }}
      tabIndex={-1}
      className={`${isNarrow ? classes.narrow : classes.grid} ${classes.line}`}
      data-current={isCurrent || undefined}
    >
      <span className={classes.name}>{merchant.name ?? <em>{t('unnamed')}</em>}</span>
      {!isNarrow && <span className={classes.right}>{merchant.number}</span>}
      <span className={classes.quiet}>{shops}</span>
      {!isNarrow && <span>{merchant.accountManager?.name}</span>}
      {!isNarrow && <span className={classes.quiet}>{merchant.vertical}</span>}
    </Link>
  );
}
