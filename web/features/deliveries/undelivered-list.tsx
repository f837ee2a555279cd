import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listUndelivered, type Undelivered, type UndeliveredKind } from '#contract/deliveries';
import { askPages } from '../../lib/ask.ts';
import { useFormat } from '../../lib/format.ts';
import { useNowMs } from '../../lib/now.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Money } from '../../ui/money.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { When } from '../../ui/when.tsx';
import classes from './deliveries.module.css';
import { DeliveryMark } from './delivery-mark.tsx';

/** Payments of which their shop does not know, newest first. */
export function UndeliveredList({ kind }: { kind: UndeliveredKind }) {
  const { t } = useTranslation('deliveries');
  const list = useInfiniteQuery(askPages(listUndelivered, { query: { kind } }));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data !== undefined && rows.length === 0 && (
        <Empty title={t('undelivered.empty')}>{t('undelivered.emptyText')}</Empty>
      )}
      <ul>
        {rows.map((row) => (
          <Line key={row.eventId ?? row.uid} row={row} />
        ))}
      </ul>
      <MoreButton query={list} />
    </>
  );
}

function Line({ row }: { row: Undelivered }) {
  const { t } = useTranslation('deliveries');
  const format = useFormat();
  const now = useNowMs();
  return (
    <li className={classes.late}>
      <When at={row.at} />
      {row.uid === null ? (
        <span className={classes.quiet}>{t('undelivered.noPayment')}</span>
      ) : (
        <Link to="/transactions/$uid" params={{ uid: row.uid }}>
          {row.uid}
        </Link>
      )}
      <span className={classes.sum}>{row.amount !== null && <Money value={row.amount} />}</span>
      <span className={classes.quiet}>
        {[row.shopName ?? t('shopNumber', { id: row.shopId }), row.merchantName].filter(Boolean).join(' · ')}
      </span>
      {row.class !== null && <DeliveryMark ended={row.class} />}
      <span className={classes.ahead}>
        {row.state !== null && `${t('attempts', { count: row.attempts })} · ${t(`state.${row.state}`)}`}
        {row.next !== null &&
          ` · ${t('next', { earliest: format.moment(row.next.earliest, now), latest: format.moment(row.next.latest, now) })}`}
      </span>
    </li>
  );
}
