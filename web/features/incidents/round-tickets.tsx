import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRound } from '#contract/incidents';
import type { IncidentId, RoundId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';
import classes from './incident.module.css';
import { useWhyLeftOut } from './why-left-out.ts';

interface RoundTicketsProps {
  incidentId: IncidentId;
  roundId: RoundId;
}

/** What became of each ticket in one answer to all; asked for when it is opened. */
export function RoundTickets({ incidentId, roundId }: RoundTicketsProps) {
  const { t } = useTranslation('incidents');
  const why = useWhyLeftOut();
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useQuery({ ...ask(getRound, { params: { incidentId, roundId } }), enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={classes.quiet}>{t('round.details')}</summary>
      <ul>
        {data?.tickets.map((ticket) => (
          <li key={ticket.ticketId} className={classes.head}>
            <Link to="/inbox/$ticketId" params={{ ticketId: ticket.ticketId }}>
              #{ticket.number}
            </Link>
            <span className={classes.quiet}>
              {ticket.writerName} · {t(`round.ticket.${ticket.state}`)}
              {ticket.reason !== null && `: ${why(ticket.reason)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
