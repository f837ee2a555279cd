import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { detachTicket, listTicketIncidents } from '#contract/incidents';
import { getTicket, type Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask, useChange } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './cards.module.css';

/** The incident in which the ticket's payment failed; nothing where there is none. */
export function IncidentCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const query = ask(listTicketIncidents, { params: { ticketId: ticket.id } });
  const { data } = useQuery({ ...query, enabled: ticket.incident !== null });
  const detach = useChange(detachTicket, { refreshes: [getTicket, listTicketIncidents] });
  if (ticket.incident === null) return null;
  return (
    <Panel title={t('incident.title')}>
      <ul className={classes.lines}>
        {data?.attached.map(({ id, number, scope, state }) => (
          <li key={id}>
            <Link to="/incidents/$incidentId" params={{ incidentId: id }} className={classes.strong}>
              {t('incident.number', { number, name: scope.name })}
            </Link>{' '}
            <span className={classes.quiet}>{t(`incident.states.${state}`)}</span>{' '}
            {may('incident.change') && (
              <button
                type="button"
                className={classes.act}
                onClick={() => detach.mutate({ params: { incidentId: id, ticketId: ticket.id } })}
              >
                {t('incident.detach')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={detach.error} />
    </Panel>
  );
}
