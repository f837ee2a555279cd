import { useTranslation } from 'react-i18next';
import { changeTicket, getTicket, type Ticket, Topic } from '#contract/tickets';
import { useChange } from '../../lib/ask.ts';
import { AboutDialog } from './about-dialog.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { BindDialog } from './bind-dialog.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { OtherTicketDialog } from './other-ticket-dialog.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { StatusDialog } from './status-dialog.tsx';
import type { TicketDialog } from './ticket-actions.ts';
import type { TicketActs } from './use-ticket-acts.ts';

interface TicketDialogsProps {
  ticket: Ticket;
  dialog: TicketDialog;
  acts: TicketActs;
  onClose(): void;
}

/** The window that is open over a ticket, if any. */
export function TicketDialogs({ ticket, dialog, acts, onClose }: TicketDialogsProps) {
  const { t } = useTranslation('tickets');
  const done = (work: Promise<boolean>) => {
    onClose();
    void work;
  };
  switch (dialog) {
    case undefined:
      return null;
    case 'assign':
    case 'hand-over':
      return (
        <AssignDialog
          ticket={ticket}
          isOwn={dialog === 'hand-over'}
          onPick={(to, reason) => done(acts.assign(to, reason))}
          onClose={onClose}
        />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          isAsleep={ticket.snoozedUntil !== null}
          onPick={(until) => done(acts.snooze(until))}
          onClose={onClose}
        />
      );
    case 'promise':
      return <PromiseDialog ticket={ticket} onPick={(at, text) => done(acts.promise(at, text))} onClose={onClose} />;
    case 'topic':
      return <TopicDialog ticket={ticket} onClose={onClose} />;
    case 'about':
      return <AboutDialog ticket={ticket} onClose={onClose} />;
    case 'status':
      return <StatusDialog ticket={ticket} onPick={(move) => done(acts.move(move))} onClose={onClose} />;
    case 'merge':
      return (
        <OtherTicketDialog
          title={t('merge.title')}
          help={t('merge.help')}
          ticket={ticket}
          onPick={(into) => into !== null && done(acts.merge(into))}
          onClose={onClose}
        />
      );
    case 'bind':
      return ticket.conversationId === null ? null : (
        <BindDialog ticket={ticket} conversationId={ticket.conversationId} onClose={onClose} />
      );
    case 'block':
      return <BlockDialog ticket={ticket} onClose={onClose} />;
  }
}

function TopicDialog({ ticket, onClose }: { ticket: Ticket; onClose(): void }) {
  const { t } = useTranslation('tickets');
  const change = useChange(changeTicket, { refreshes: [getTicket], onDone: onClose });
  return (
    <ChooseDialog
      title={t('topicTitle')}
      options={Topic.options.map((id) => ({ id, text: t(`topic.${id}`), isDisabled: id === ticket.topic }))}
      onPick={(topic) => change.mutate({ params: { ticketId: ticket.id }, body: { topic } })}
      onClose={onClose}
    />
  );
}
