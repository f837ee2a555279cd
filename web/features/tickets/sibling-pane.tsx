import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getTicket, type Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { DueClock } from './due-clock.tsx';
import classes from './sibling-pane.module.css';
import { StatusMark } from './status-mark.tsx';
import { Thread } from './thread.tsx';
import { useThread } from './use-thread.ts';
import { useTicketActs } from './use-ticket-acts.ts';

type Sibling = Ticket['siblings'][number];

interface SiblingPaneProps {
  sibling: Sibling;
  /** The one that is open. */
  beside: Ticket;
  onClose(): void;
}

/** Another request of the same writer, to be read beside the one that is open; nothing of it counts as answered or read. */
export function SiblingPane({ sibling, beside, onClose }: SiblingPaneProps) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const { id: ticketId, number, subject } = sibling;
  const { data: ticket } = useQuery(ask(getTicket, { params: { ticketId } }));
  const thread = useThread(ticketId, []);
  const acts = useTicketActs(ticket);
  const canMerge = may('ticket.merge') && ticket?.mergedInto === null && beside.mergedInto === null;
  const merge = async () => {
    if (await acts.merge(beside.id)) onClose();
  };
  return (
    <section className={classes.pane} aria-label={t('beside.label', { number })}>
      <header className={classes.head}>
        <div className={classes.top}>
          <h2 className={classes.subject}>
            #{number} {subject}
          </h2>
          <button type="button" className={classes.act} onClick={onClose}>
            {t('beside.close')} <KeyHint keys="KeyO" />
          </button>
        </div>
        {ticket !== undefined && (
          <div className={classes.facts}>
            <StatusMark status={ticket.status} waitingOn={ticket.waitingOn} />
            <DueClock dueAt={ticket.dueAt} kind={ticket.dueKind} />
            <span>{ticket.assignee === null ? t('nobody') : t('assignee', { name: ticket.assignee.name })}</span>
          </div>
        )}
      </header>
      <Thread ticket={ticket} thread={thread} label={t('beside.thread', { number })} />
      <footer className={classes.acts}>
        {canMerge && (
          <button type="button" className={classes.act} onClick={() => void merge()}>
            {t('beside.merge')}
          </button>
        )}
        <Link to="/inbox/$ticketId" params={{ ticketId }} search className={classes.act}>
          {t('beside.open')}
        </Link>
      </footer>
    </section>
  );
}
