import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './row-list.module.css';

interface RowListProps<T> {
  rows: readonly T[];
  /** The same for every row: nothing is measured and nothing jumps. */
  rowHeight: number;
  idOf(row: T): string;
  renderRow(row: T, at: number): ReactNode;
  label: string;
  /** The row that is chosen by keyboard; it is kept in view. */
  cursor?: number | undefined;
  /** When it changes, these are other rows: they are read from the first one on. */
  begin?: string;
  hasMore?: boolean;
  onMore?(): void;
  /** Said below the last row. */
  end?: ReactNode;
}

/** A list of any length: only the rows in view exist. */
export function RowList<T>({
  rows,
  rowHeight,
  idOf,
  renderRow,
  label,
  cursor,
  begin,
  hasMore = false,
  onMore,
  end,
}: RowListProps<T>) {
  const { t } = useTranslation('ui');
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => {
      const row = rows[at];
      return row === undefined ? at : idOf(row);
    },
    overscan: 12,
  });
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  useEffect(() => {
    if (begin !== undefined) virtualizer.scrollToOffset(0);
  }, [virtualizer, begin]);
  useEffect(() => {
    if (cursor !== undefined && cursor >= 0) virtualizer.scrollToIndex(cursor, { align: 'auto' });
  }, [virtualizer, cursor]);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const isNearEnd = hasMore && last >= rows.length - 20;
  useEffect(() => {
    if (isNearEnd) onMore?.();
  }, [isNearEnd, onMore]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section ref={box} className={classes.box} tabIndex={0} aria-label={label}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <li
              key={item.key}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={item.index + 1}
              className={classes.row}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {renderRow(row, item.index)}
            </li>
          );
        })}
      </ul>
      <div className={classes.end}>{hasMore ? t('loading') : (end ?? t('endOfList'))}</div>
    </section>
  );
}
