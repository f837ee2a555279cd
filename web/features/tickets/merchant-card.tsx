import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getMerchant } from '#contract/merchants';
import type { MerchantId } from '#kernel/ids';
import { platformTitle } from '#kernel/platform-name';
import { ask } from '../../lib/ask.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './cards.module.css';

const MOST_SHOPS = 4;

interface MerchantCardProps {
  merchantId: MerchantId | null;
  /** Known by the attached payment alone: the writer is not taken to be of theirs. */
  isByPayment: boolean;
}

/** Whose shop it is about. */
export function MerchantCard({ merchantId, isByPayment }: MerchantCardProps) {
  const { t } = useTranslation('tickets');
  const query = ask(getMerchant, { params: { merchantId: merchantId as MerchantId } });
  const { data, refetch, isFetching } = useQuery({ ...query, enabled: merchantId !== null });
  if (merchantId === null) {
    return (
      <Panel title={t('merchant.title')}>
        <p className={classes.none}>{t('merchant.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('merchant.title')} onReload={() => void refetch()} isReloading={isFetching}>
      {data !== undefined && (
        <div className={classes.lines}>
          <Link to="/merchants/$merchantId" params={{ merchantId }} className={classes.strong}>
            {data.name ?? t('merchant.unnamed')}
          </Link>
          {isByPayment && <span className={classes.quiet}>{t('merchant.byPayment')}</span>}
          {data.accountManager !== null && (
            <span className={classes.quiet}>{t('merchant.manager', { name: data.accountManager.name })}</span>
          )}
          {data.shops.slice(0, MOST_SHOPS).map((shop) => (
            <span key={shop.id} className={classes.quiet}>
              {[shop.name ?? t('merchant.shop', { id: shop.id }), shop.domain, platformTitle(shop.cms ?? null)]
                .filter((part) => part != null && part !== '')
                .join(' · ')}
            </span>
          ))}
          {data.shops.length > MOST_SHOPS && (
            <span className={classes.quiet}>{t('merchant.more', { count: data.shops.length - MOST_SHOPS })}</span>
          )}
          {data.note !== '' && <span className={classes.quiet}>{data.note}</span>}
        </div>
      )}
    </Panel>
  );
}
