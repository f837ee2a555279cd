import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './cards.module.css';
import { StatusMark } from './status-mark.tsx';

/** Other requests of the same writer, side by side, and what was joined with this one. */
export function HistoryCard({ ticket, onUndoMerge }: { ticket: Ticket; onUndoMerge(ticketId: Ticket['id']): void }) {
  const { t } = useTranslation('tickets');
  return (
    <Panel title={t('history.title')}>
      {ticket.siblings.length === 0 && <p className={classes.none}>{t('history.none')}</p>}
      <ul className={classes.lines}>
        {ticket.siblings.map((sibling) => (
          <li key={sibling.id}>
            <Link to="/inbox/$ticketId" params={{ ticketId: sibling.id }} search className={classes.sibling}>
              <span className={classes.strong}>
                #{sibling.number} {sibling.subject}
              </span>
              <span className={classes.quiet}>
                <StatusMark status={sibling.status} /> <When at={sibling.at} as="ago" />
              </span>
            </Link>
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
