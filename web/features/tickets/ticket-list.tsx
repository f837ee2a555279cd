import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow, TicketSort } from '#contract/tickets';
import { ListHead } from '../../ui/list-head.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { ChooseMark } from './choose-mark.tsx';
import { TicketLine } from './ticket-line.tsx';

interface TicketListProps {
  /** In which order the rows stand, once it is known. */
  sort: TicketSort | undefined;
  rows: TicketRow[];
  left: ReadonlySet<string>;
  cursor: number;
  openId: string | undefined;
  chosen: ReadonlySet<string>;
  /** Where several may be chosen. */
  onChoose: ((id: string) => void) | undefined;
  isCompact: boolean;
  /** Names what the rows answer: when it changes, the list begins at its top. */
  begin: string;
  hasMore: boolean;
  onMore(): void;
}

export const heightOf = (isCompact: boolean): number => (isCompact ? 36 : 56);

export function TicketList(props: TicketListProps) {
  const { sort, rows, left, cursor, openId, chosen, onChoose, isCompact, begin, hasMore, onMore } = props;
  const { t } = useTranslation('tickets');
  const idOf = useCallback((row: TicketRow) => row.id, []);
  return (
    <>
      <ListHead order={sort === undefined ? '' : t(`list.order.${sort}`)} />
      <RowList
        rows={rows}
        rowHeight={heightOf(isCompact)}
        idOf={idOf}
        label={t('list.label')}
        cursor={cursor}
        begin={begin}
        hasMore={hasMore}
        onMore={onMore}
        end={t('list.end')}
        renderRow={(row, at) => (
          <>
            <TicketLine
              row={row}
              isCurrent={at === cursor}
              isOpen={row.id === openId}
              isChosen={chosen.has(row.id)}
              isCompact={isCompact}
              hasLeft={left.has(row.id)}
            />
            {onChoose !== undefined && (
              <ChooseMark
                label={t('bulk.choose', { number: row.number })}
                isChosen={chosen.has(row.id)}
                isShown={chosen.size > 0}
                onToggle={() => onChoose(row.id)}
              />
            )}
          </>
        )}
      />
    </>
  );
}
