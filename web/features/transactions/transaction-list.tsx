import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankReason, TransactionRow } from '#contract/transactions';
import { ListHead } from '../../ui/list-head.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { RankReasons } from './rank-reasons.tsx';
import { TransactionLine } from './transaction-line.tsx';
import classes from './transaction-list.module.css';

export interface ListedRow {
  row: TransactionRow;
  reasons?: RankReason[];
}

interface TransactionListProps {
  rows: ListedRow[];
  isNarrow: boolean;
  cursor: number;
  openUid: string | undefined;
  headlines: ReadonlyMap<string, string>;
  /** Names what the rows answer: when it changes, the list begins at its top. */
  begin: string;
  hasMore: boolean;
  onMore(): void;
}

const heightOf = (isNarrow: boolean, hasReasons: boolean) => (isNarrow ? 72 : 36) + (hasReasons ? 22 : 0);

export function TransactionList({
  rows,
  isNarrow,
  cursor,
  openUid,
  headlines,
  begin,
  hasMore,
  onMore,
}: TransactionListProps) {
  const { t } = useTranslation('transactions');
  const hasReasons = rows[0]?.reasons !== undefined;
  const idOf = useCallback(({ row }: ListedRow) => row.uid, []);
  return (
    <>
      {isNarrow ? <ListHead order={t(`list.order.${hasReasons ? 'best' : 'newest'}`)} /> : <Columns />}
      <RowList
        rows={rows}
        rowHeight={heightOf(isNarrow, hasReasons)}
        idOf={idOf}
        label={hasReasons ? t('search.results') : t('list.label')}
        cursor={cursor}
        begin={begin}
        hasMore={hasMore}
        onMore={onMore}
        end={t('list.end')}
        renderRow={({ row, reasons }, at) => (
          <TransactionLine
            row={row}
            isCurrent={at === cursor}
            isOpen={row.uid === openUid}
            isNarrow={isNarrow}
            headline={headlines.get(row.uid)}
            reasons={reasons && <RankReasons reasons={reasons} />}
          />
        )}
      />
    </>
  );
}

function Columns() {
  const { t } = useTranslation('transactions');
  return (
    <div className={classes.columns} aria-hidden="true">
      <span>{t('columns.status')}</span>
      <span>{t('columns.at')}</span>
      <span className={classes.right}>{t('columns.amount')}</span>
      <span>{t('columns.shop')}</span>
      <span>{t('columns.order')}</span>
      <span className={classes.method}>{t('columns.method')}</span>
      <span>{t('columns.reason')}</span>
    </div>
  );
}
