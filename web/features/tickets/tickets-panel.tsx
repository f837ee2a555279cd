import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listTickets } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { When } from '../../ui/when.tsx';
import classes from './cards.module.css';
import { StatusMark } from './status-mark.tsx';

const SHOWN = 10;

/** The newest tickets of a view, on the page of somebody or something that they are about. */
export function TicketsPanel({ view }: { view: string }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const isOn = may('ticket.read');
  const { data, error, isFetching, refetch } = useQuery({
    ...ask(listTickets, { query: { view, limit: SHOWN } }),
    enabled: isOn,
  });
  if (!isOn) return null;
  return (
    <Panel
      title={t('panel.title')}
      onReload={() => void refetch()}
      isReloading={isFetching}
      aside={
        <Link to="/inbox" search={{ view }}>
          {t('panel.all')}
        </Link>
      }
    >
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {data?.items.length === 0 && <p className={classes.none}>{t('panel.none')}</p>}
      <ul className={classes.lines}>
        {data?.items.map((ticket) => (
          <li key={ticket.id}>
            <Link to="/inbox/$ticketId" params={{ ticketId: ticket.id }} search={{ view }} className={classes.sibling}>
              <span className={classes.strong}>
                #{ticket.number} {ticket.subject === '' ? ticket.lastLine : ticket.subject}
              </span>
              <span className={classes.quiet}>
                <StatusMark status={ticket.status} /> <When at={ticket.lastInboundAt} as="ago" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
