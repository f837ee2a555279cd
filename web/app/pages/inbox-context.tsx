import IconX from '@tabler/icons-react/icons/IconX';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '#contract/answers';
import { getVerdict } from '#contract/diagnosis';
import { getTicket, listThread, type Ticket, undoMerge } from '#contract/tickets';
import type { TicketId, TransactionUid } from '#kernel/ids';
import { Candidates } from '../../features/answers/candidates.tsx';
import { WriterCard } from '../../features/answers/writer-card.tsx';
import { Evidence } from '../../features/diagnosis/evidence.tsx';
import { OrderCheck } from '../../features/diagnosis/order-check.tsx';
import { HistoryCard } from '../../features/tickets/history-card.tsx';
import { IncidentCard } from '../../features/tickets/incident-card.tsx';
import { MerchantCard } from '../../features/tickets/merchant-card.tsx';
import { SiblingPane } from '../../features/tickets/sibling-pane.tsx';
import { useFieldName } from '../../features/transactions/field-name.ts';
import { RankReasons } from '../../features/transactions/rank-reasons.tsx';
import { StatusMark } from '../../features/transactions/status-mark.tsx';
import { ask, useChange } from '../../lib/ask.ts';
import classes from './inbox-context.module.css';
import { InboxReports } from './inbox-reports.tsx';

interface InboxContextProps {
  ticket: Ticket;
  suggestion: Suggestion | undefined;
  isFetching: boolean;
  onReload(): void;
  /** Another request of the writer that is read beside this one. */
  besideId: TicketId | undefined;
  onBeside(ticketId: TicketId | undefined): void;
  /** Where it lies over the thread. */
  onClose: (() => void) | undefined;
}

/** What is known around a ticket, a card each; slower ones fill in below what is read already. */
export function InboxContext(props: InboxContextProps) {
  const { ticket, suggestion, isFetching, onReload, besideId, onBeside, onClose } = props;
  const { t } = useTranslation('tickets');
  const sibling = ticket.siblings.find(({ id }) => id === besideId);
  const undo = useChange(undoMerge, { refreshes: [getTicket, listThread] });
  return (
    <aside className={classes.context} aria-label={t('context')} data-over={onClose !== undefined || undefined}>
      {/* What is read beside the ticket has a head of its own, from which one comes back here. */}
      {onClose !== undefined && sibling === undefined && (
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <IconX size={18} stroke={1.75} aria-hidden="true" />
        </button>
      )}
      {sibling === undefined ? (
        <>
          <Candidates
            ticketId={ticket.id}
            suggestion={suggestion}
            isFetching={isFetching}
            onReload={onReload}
            reasonsOf={(hit) => <RankReasons reasons={[...hit.reasons, ...hit.contradictions]} />}
            statusOf={(hit) => <StatusMark status={hit.transaction.status} />}
            search={
              <Link
                to="/transactions"
                search={{}}
                state={{ search: { text: ticket.lastLine } }}
                className={classes.search}
              >
                {t('searchPayments')}
              </Link>
            }
          />
          <WriterCard ticket={ticket} suggestion={suggestion} />
          <Why uid={suggestion?.attached?.uid} />
          <IncidentCard ticket={ticket} />
          <MerchantCard
            merchantId={ticket.merchantId ?? ticket.paidMerchant?.id ?? null}
            isByPayment={ticket.merchantId === null}
          />
          <InboxReports ticket={ticket} suggestion={suggestion} />
          <HistoryCard
            ticket={ticket}
            onBeside={onBeside}
            onUndoMerge={(ticketId) => undo.mutate({ params: { ticketId } })}
          />
        </>
      ) : (
        <SiblingPane key={sibling.id} sibling={sibling} beside={ticket} onClose={() => onBeside(undefined)} />
      )}
    </aside>
  );
}

function Why({ uid }: { uid: TransactionUid | undefined }) {
  const nameFact = useFieldName();
  const query = ask(getVerdict, { params: { uid: uid as TransactionUid }, query: {} });
  const { data } = useQuery({ ...query, enabled: uid !== undefined });
  if (data === undefined || uid === undefined) return null;
  return (
    <>
      <Evidence explained={data} nameFact={nameFact} />
      <OrderCheck explained={data} nameFact={nameFact} />
    </>
  );
}
