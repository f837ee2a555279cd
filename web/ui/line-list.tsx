import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './line-list.module.css';
import { RowList } from './row-list.tsx';

interface Column<T> {
  head: string;
  /** A track of the grid. */
  width: string;
  show(row: T): ReactNode;
  look?: 'name' | 'quiet' | 'right';
  /** Shown on a narrow screen, too, below one another. */
  always?: boolean;
}

interface LineListProps<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  label: string;
  idOf(row: T): string;
  linkTo(row: T): LinkProps;
  cursor: number;
  isNarrow: boolean;
  hasMore: boolean;
  onMore(): void;
}

/** A list of any length whose rows are links: a line with columns, or on a narrow screen those that matter below one another. */
export function LineList<T>({ rows, columns, isNarrow, linkTo, cursor, ...list }: LineListProps<T>) {
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const shown = columns.filter(({ always }) => always === true || !isNarrow);
  return (
    <>
      {!isNarrow && (
        <div className={`${classes.grid} ${classes.columns}`} style={tracks} aria-hidden="true">
          {columns.map(({ head, look }) => (
            <span key={head} className={look === 'right' ? classes.right : undefined}>
              {head}
            </span>
          ))}
        </div>
      )}
      <RowList
        {...list}
        rows={rows}
        rowHeight={isNarrow ? 12 + 20 * shown.length : 36}
        cursor={cursor}
        renderRow={(row, at) => (
          <Link
            {...linkTo(row)}
            tabIndex={-1}
            className={`${isNarrow ? classes.narrow : classes.grid} ${classes.line}`}
            style={isNarrow ? undefined : tracks}
            data-current={at === cursor || undefined}
          >
            {shown.map(({ head, look, show }) => (
              <span key={head} className={look === undefined ? undefined : classes[look]}>
                {show(row)}
              </span>
            ))}
          </Link>
        )}
      />
    </>
  );
}
