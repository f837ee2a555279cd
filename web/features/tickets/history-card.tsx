import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './cards.module.css';
import { StatusMark } from './status-mark.tsx';

interface HistoryCardProps {
  ticket: Ticket;
  /** Shows one of them beside the ticket. */
  onBeside(ticketId: Ticket['id']): void;
  onUndoMerge(ticketId: Ticket['id']): void;
}

/** Other requests of the same writer, each to be read beside this one, and what was joined with it. */
export function HistoryCard({ ticket, onBeside, onUndoMerge }: HistoryCardProps) {
  const { t } = useTranslation('tickets');
  return (
    <Panel title={t('history.title')}>
      {ticket.siblings.length === 0 && <p className={classes.none}>{t('history.none')}</p>}
      <ul className={classes.lines}>
        {ticket.siblings.map((sibling) => (
          <li key={sibling.id}>
            <button type="button" className={classes.sibling} onClick={() => onBeside(sibling.id)}>
              <span className={classes.strong}>
                #{sibling.number} {sibling.subject}
              </span>
              <span className={classes.said}>{sibling.lastLine}</span>
              <span className={classes.quiet}>
                <StatusMark status={sibling.status} /> <When at={sibling.at} as="ago" />
                <span>{sibling.assignee?.name ?? t('nobody')}</span>
              </span>
            </button>
          </li>
        ))}
        {ticket.merged.map((merged) => (
          <li key={merged.id} className={classes.merged}>
            {t('history.merged', { number: merged.number })}
            {merged.canUndo && (
              <button type="button" className={classes.act} onClick={() => onUndoMerge(merged.id)}>
                {t('history.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
