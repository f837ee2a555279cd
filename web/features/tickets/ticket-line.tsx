import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#contract/tickets';
import { ChannelSign } from './channel-sign.tsx';
import { DueClock } from './due-clock.tsx';
import { FlagMark } from './flag-mark.tsx';
import { PresenceSigns } from './presence-signs.tsx';
import classes from './ticket-line.module.css';
import { useWriterName } from './writer-name.ts';

interface TicketLineProps {
  row: TicketRow;
  isCurrent: boolean;
  isOpen: boolean;
  /** One of several that something will be done with. */
  isChosen: boolean;
  isCompact: boolean;
  /** It belongs to the view no longer. */
  hasLeft: boolean;
}

/** A line of the queue is a decision: until when, for whom, by what way, what they said last, and one flag. */
export const TicketLine = memo(function TicketLine(props: TicketLineProps) {
  const { row, isCurrent, isOpen, isChosen, isCompact, hasLeft } = props;
  const { t } = useTranslation('tickets');
  const nameOf = useWriterName();
  return (
    <Link
      to="/inbox/$ticketId"
      params={{ ticketId: row.id }}
      search
      tabIndex={-1}
      className={`${classes.line} ${isCompact ? classes.compact : classes.roomy}`}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      data-left={hasLeft || undefined}
      data-unread={row.isUnread || undefined}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={classes.dot}>{row.isUnread && <span className="for-readers">{t('unread')}</span>}</span>
      <span className={classes.due}>
        <DueClock dueAt={row.dueAt} kind={row.dueKind} />
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{nameOf(row)}</span>
        <PresenceSigns ticketId={row.id} />
        <ChannelSign channel={row.channel} />
      </span>
      <span className={classes.what}>
        <span className={classes.said}>{row.lastLine === '' ? row.subject : row.lastLine}</span>
        <span className={classes.flag}>{hasLeft ? t('left') : <FlagMark row={row} />}</span>
      </span>
    </Link>
  );
});
