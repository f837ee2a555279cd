import type { InboundRow } from '#contract/channels';
import { QuarantineLine } from './quarantine-line.tsx';
import classes from './quarantine-list.module.css';
import type { Decide } from './use-decisions.ts';

interface QuarantineListProps {
  rows: InboundRow[];
  cursor: number;
  /** The row whose whole original is shown. */
  openId: string | undefined;
  onOpen(row: InboundRow): void;
  onDecide: Decide;
  onBlock(row: InboundRow): void;
}

export function QuarantineList({ rows, cursor, openId, ...acts }: QuarantineListProps) {
  return (
    <ol className={classes.list}>
      {rows.map((row, at) => (
        <QuarantineLine key={row.id} row={row} isCurrent={at === cursor} isOpen={row.id === openId} {...acts} />
      ))}
    </ol>
  );
}
