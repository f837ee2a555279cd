import IconLayoutSidebarRight from '@tabler/icons-react/icons/IconLayoutSidebarRight';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion } from '#contract/answers';
import {
  countTickets,
  getTicket,
  listTickets,
  markRead,
  moveMessage,
  type ThreadEntry,
  type ThreadMessage,
  type Ticket,
} from '#contract/tickets';
import type { TicketId } from '#kernel/ids';
import { useSuggestion } from '../../features/answers/use-suggestion.ts';
import { AheadLine } from '../../features/tickets/ahead-line.tsx';
import { Banners } from '../../features/tickets/banners.tsx';
import { Composer } from '../../features/tickets/composer.tsx';
import type { DraftKind } from '../../features/tickets/drafts.rules.ts';
import { IncidentKey } from '../../features/tickets/incident-key.tsx';
import { OtherTicketDialog } from '../../features/tickets/other-ticket-dialog.tsx';
import { Thread } from '../../features/tickets/thread.tsx';
import { type TicketDialog, useTicketActions } from '../../features/tickets/ticket-actions.ts';
import { TicketDialogs } from '../../features/tickets/ticket-dialogs.tsx';
import { TicketHead } from '../../features/tickets/ticket-head.tsx';
import { useSeen } from '../../features/tickets/use-seen.ts';
import { useTakeBack } from '../../features/tickets/use-take-back.ts';
import { useThread } from '../../features/tickets/use-thread.ts';
import { useTicketActs } from '../../features/tickets/use-ticket-acts.ts';
import { comeToWrite, takeAhead } from '../../features/tickets/writing-ahead.ts';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask, refresh, useChange } from '../../lib/ask.ts';
import { call } from '../../lib/call.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { InboxContext } from './inbox-context.tsx';
import classes from './inbox-ticket.module.css';
import { InboxVerdict } from './inbox-verdict.tsx';
import { useNextTicket } from './use-next-ticket.ts';
import { useOpenTicket } from './use-open-ticket.ts';

const READS = [getSuggestion];

/** One ticket: verdict, conversation, where one writes, and what is known around it. */
export function InboxTicketPage() {
  const { ticketId: written } = useParams({ from: '/shell/inbox/$ticketId' });
  const ticketId = written as TicketId; // the server judges whether it is one
  // Another ticket is another page: nothing of the one before stays on it.
  return <TicketPane key={ticketId} ticketId={ticketId} />;
}

function TicketPane({ ticketId }: { ticketId: TicketId }) {
  const { t } = useTranslation('tickets');
  const { data: ticket, error, refetch } = useQuery(ask(getTicket, { params: { ticketId } }));
  const thread = useThread(ticketId, READS);
  const { suggestion, isFetching, again } = useSuggestion(ticketId);
  const acts = useTicketActs(ticket);
  const [dialog, setDialog] = useState<TicketDialog>(undefined);
  const [mode, setMode] = useState<DraftKind>('reply');
  const [moving, setMoving] = useState<ThreadMessage | undefined>(undefined);
  const actions = useTicketActions(ticket, acts, setDialog);
  const seen = useSeen(ticketId, thread.entries);
  const takeBack = useTakeBack(ticketId);
  const goNext = useNextTicket();
  const context = useContextDrawer();
  const beside = useBeside(ticket, context.open);
  useMoveKey(thread.entries, setMoving);
  useReading(ticket);
  if (error !== null && ticket === undefined)
    return <Failed ticketId={ticketId} status={error.status} onRetry={() => void refetch()} />;
  return (
    <section className={classes.ticket} aria-label={t('ticket')} aria-busy={ticket === undefined}>
      <div className={classes.middle} inert={context.isCovering}>
        {ticket !== undefined && (
          <TicketHead ticket={ticket} actions={actions} back={<Back />} aside={context.button} />
        )}
        <InboxVerdict ticketId={ticketId} suggestion={suggestion} />
        {ticket !== undefined && <Banners ticket={ticket} onJoin={actions.find(({ name }) => name === 'join')?.run} />}
        <Thread ticket={ticket} thread={thread} onMoveMessage={setMoving} onTakeBack={takeBack} />
        <AheadLine ticketId={ticketId} />
        {ticket !== undefined && (
          <Composer
            ticket={ticket}
            thread={thread}
            seen={seen}
            mode={mode}
            onMode={setMode}
            suggestion={suggestion}
            onSent={(afterwards) => afterwards === 'next' && goNext()}
          />
        )}
      </div>
      {ticket !== undefined && context.isShown && (
        <InboxContext
          ticket={ticket}
          suggestion={suggestion}
          isFetching={isFetching}
          onReload={again}
          besideId={beside.id}
          onBeside={beside.show}
          onClose={context.isCovering || context.isDrawer ? context.close : undefined}
        />
      )}
      {ticket !== undefined && (
        <>
          <TicketDialogs ticket={ticket} dialog={dialog} acts={acts} onClose={() => setDialog(undefined)} />
          <IncidentKey ticket={ticket} />
        </>
      )}
      {ticket !== undefined && moving !== undefined && (
        <MoveMessage ticket={ticket} message={moving} onClose={() => setMoving(undefined)} />
      )}
    </section>
  );
}

function Back() {
  const { t } = useTranslation('tickets');
  return (
    <Link to="/inbox" search className={classes.back}>
      ← {t('back')}
    </Link>
  );
}

interface FailedProps {
  ticketId: TicketId;
  status: number;
  onRetry(): void;
}

function Failed({ ticketId, status, onRetry }: FailedProps) {
  const { t } = useTranslation('tickets');
  useEffect(() => {
    takeAhead(ticketId, true);
    return comeToWrite(ticketId);
  }, [ticketId]);
  // Over the list, which is out of reach then, it is all there is.
  const Frame = useOpenTicket().isCovering ? 'main' : 'section';
  return (
    <Frame className={classes.failed} aria-label={t('ticket')}>
      <Back />
      {status === 404 || status === 400 ? (
        <Empty title={t('notFound')} isPage>
          {t('notFoundText')}
        </Empty>
      ) : (
        <Empty
          title={t('notLoaded')}
          action={
            <button type="button" onClick={onRetry}>
              {t('again')}
            </button>
          }
        />
      )}
    </Frame>
  );
}

/** The context has a column where there is room, lies over the thread as a drawer where there is not. */
function useContextDrawer() {
  const { t } = useTranslation('tickets');
  const isWide = useMedia('(min-width: 1280px)');
  const isSmall = useMedia('(max-width: 860px)');
  const [isOpen, setIsOpen] = useState(false);
  const group = t('keys.ticket');
  useKeys(isWide ? [] : [{ keys: 'KeyQ', group, label: t('keys.context'), run: () => setIsOpen(!isOpen) }]);
  return {
    isShown: isWide || isOpen,
    isDrawer: !isWide,
    isCovering: isSmall && isOpen,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    button: isWide ? null : (
      <button
        type="button"
        className={classes.contextButton}
        aria-expanded={isOpen}
        aria-label={t('context')}
        title={t('context')}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconLayoutSidebarRight size={18} stroke={1.6} aria-hidden="true" />
      </button>
    ),
  };
}

/** Each stroke shows the next of the writer's other requests beside this one, and after the last none. */
function useBeside(ticket: Ticket | undefined, onShown: () => void) {
  const { t } = useTranslation('tickets');
  const [id, setId] = useState<TicketId | undefined>(undefined);
  const show = (next: TicketId | undefined) => {
    setId(next);
    if (next !== undefined) onShown();
  };
  const siblings = ticket?.siblings ?? [];
  const next = siblings[siblings.findIndex((sibling) => sibling.id === id) + 1];
  const run = () => show(next?.id);
  useKeys(siblings.length === 0 ? [] : [{ keys: 'KeyO', group: t('keys.ticket'), label: t('beside.key'), run }]);
  return { id, show };
}

/** What its owner, or who opened it and follows it, has before their eyes is read. */
function useReading(ticket: Ticket | undefined): void {
  const self = useSelf();
  const may = useMay();
  const reader = may('ticket.reply') ? ticket?.assignee : ticket?.openedBy;
  const isUnread = ticket?.isUnread === true && reader?.id === self.id;
  const ticketId = ticket?.id;
  const revision = ticket?.revision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is another thing to have read
  useEffect(() => {
    if (!isUnread || ticketId === undefined) return;
    const read = () => {
      if (document.hidden) return;
      void call(markRead, { params: { ticketId } }).then(
        () => refresh(getTicket, countTickets),
        () => {},
      );
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [isUnread, ticketId, revision]);
}

/** What they said last is the one that most likely belongs elsewhere. */
function useMoveKey(entries: readonly ThreadEntry[], onMove: (message: ThreadMessage) => void): void {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const last = entries.findLast((entry) => entry.entry === 'message' && entry.direction === 'in');
  useKeys(
    last?.entry === 'message' && may('message.move')
      ? [
          {
            keys: 'Shift+KeyM',
            group: t('keys.ticket'),
            label: t('keys.moveMessage'),
            foretell: () => ({ says: t('foretold.move'), words: last.text }),
            run: () => onMove(last),
          },
        ]
      : [],
  );
}

interface MoveMessageProps {
  ticket: Ticket;
  message: ThreadMessage;
  onClose(): void;
}

function MoveMessage({ ticket, message, onClose }: MoveMessageProps) {
  const { t } = useTranslation('tickets');
  const { open } = useOpenTicket();
  const move = useChange(moveMessage, {
    refreshes: [getTicket, listTickets],
    onDone: ({ ticketId }) => {
      onClose();
      open(ticketId);
    },
  });
  return (
    <>
      <OtherTicketDialog
        title={t('move.message')}
        help={t('move.messageHelp')}
        ticket={ticket}
        fresh={t('move.toNew')}
        onPick={(to) => move.mutate({ params: { messageId: message.id }, body: { to } })}
        onClose={onClose}
      />
      <ErrorNote error={move.error} />
    </>
  );
}
