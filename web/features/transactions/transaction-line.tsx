import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '#contract/transactions';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { useRowWords } from './row-words.ts';
import { StatusMark } from './status-mark.tsx';
import classes from './transaction-line.module.css';

interface TransactionLineProps {
  row: TransactionRow;
  isCurrent: boolean;
  isOpen: boolean;
  /** One line of columns, or two lines for a narrow list. */
  isNarrow: boolean;
  /** What happened, in words, once it is known. */
  headline: string | undefined;
  /** Why it was found. */
  reasons?: ReactNode;
}

export const TransactionLine = memo(function TransactionLine(props: TransactionLineProps) {
  const { row, isCurrent, isOpen, isNarrow, headline, reasons } = props;
  const { t } = useTranslation('transactions');
  const words = useRowWords();
  return (
    <Link
      to="/transactions/$uid"
      params={{ uid: row.uid }}
      search
      state
      tabIndex={-1}
      className={`${classes.line} ${isNarrow ? classes.narrow : classes.wide}`}
      data-current={isCurrent || undefined}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={classes.status}>
        <StatusMark status={row.status} />
        {row.test === true && <span className={classes.test}>{t('test')}</span>}
      </span>
      <span className={classes.at}>
        <When at={row.at} />
      </span>
      <span className={classes.amount}>{row.amount === null ? '—' : <Money value={row.amount} />}</span>
      <Shop row={row} />
      <span className={classes.order}>{row.trackingId ?? <span className={classes.quiet}>{t('noOrder')}</span>}</span>
      <span className={classes.method}>{words.method(row)}</span>
      <span className={classes.why}>{words.what(row, headline)}</span>
      {reasons !== undefined && <span className={classes.reasons}>{reasons}</span>}
    </Link>
  );
});

function Shop({ row }: { row: TransactionRow }) {
  const words = useRowWords();
  return (
    <span className={classes.shop}>
      <b>{words.merchant(row)}</b>
      {words.isShopTold(row) && <span className={classes.quiet}> {words.shop(row)}</span>}
    </span>
  );
}
