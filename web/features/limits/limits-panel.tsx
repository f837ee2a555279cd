import { useTranslation } from 'react-i18next';
import type { MerchantId } from '#kernel/ids';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LimitLine } from './limit-line.tsx';
import classes from './limits.module.css';
import { useLimits } from './use-limits.ts';

/** The limits of the terminals that a merchant's payments pass. */
export function LimitsPanel({ merchantId }: { merchantId: MerchantId }) {
  const { t } = useTranslation('limits');
  const { data, error, refetch } = useLimits(merchantId);
  return (
    <Panel title={t('panel.title')}>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p className={classes.hint}>{t('panel.none')}</p>}
      {data?.items.map((limit) => (
        <LimitLine key={limit.id} limit={limit} />
      ))}
    </Panel>
  );
}
