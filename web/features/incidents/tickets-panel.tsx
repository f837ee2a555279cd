import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { detachTicket, getIncident, type Incident, listIncidentTickets } from '#contract/incidents';
import { useMay } from '../../lib/actor.ts';
import { askPages, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './incident.module.css';

/** The tickets about payments inside an incident. */
export function TicketsPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incidents');
  const may = useMay();
  const query = askPages(listIncidentTickets, { params: { incidentId: incident.id }, query: { limit: 50 } });
  const pages = useInfiniteQuery(query);
  const { data, error, refetch } = pages;
  const detach = useChange(detachTicket, { refreshes: [listIncidentTickets, getIncident] });
  const tickets = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t('list.title')}
      aside={
        tickets.length > 0 && (
          <Link to="/inbox" search={{ view: `incident:${incident.number} status:any` }} className={classes.act}>
            {t('list.inQueue')}
          </Link>
        )
      }
    >
      <ErrorNote error={error ?? detach.error} onRetry={() => void refetch()} />
      {data !== undefined && tickets.length === 0 && <p className={classes.quiet}>{t('list.none')}</p>}
      <ul>
        {tickets.map((ticket) => (
          <li key={ticket.ticketId} className={classes.line}>
            <span className={classes.head}>
              <Link to="/inbox/$ticketId" params={{ ticketId: ticket.ticketId }} className={classes.strong}>
                #{ticket.number} {ticket.subject}
              </Link>
              <span className={classes.quiet}>
                {ticket.writerName} · <When at={ticket.attachedAt} as="minute" />
                {ticket.byName !== null && ` · ${t('list.byHand', { name: ticket.byName })}`}
              </span>
              {may('incident.change') && (
                <button
                  type="button"
                  className={classes.act}
                  onClick={() => detach.mutate({ params: { incidentId: incident.id, ticketId: ticket.ticketId } })}
                >
                  {t('list.detach')}
                  <span className="for-readers"> #{ticket.number}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton query={pages} />
    </Panel>
  );
}
