import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ticket, type TicketMove, WaitingOn } from '#contract/tickets';
import { Dialog } from '../../ui/dialog.tsx';
import { ChooseDialog } from './choose-dialog.tsx';
import { MomentPick } from './moment-pick.tsx';

interface StatusDialogProps {
  ticket: Ticket;
  onPick(move: TicketMove): void;
  onClose(): void;
}

/** What a ticket waits for; of whom of ours it waits for also when they are asked again, for silence rings nowhere. */
export function StatusDialog({ ticket, onPick, onClose }: StatusDialogProps) {
  const { t } = useTranslation('tickets');
  const [on, setOn] = useState<WaitingOn>();
  if (on !== undefined)
    return (
      <Dialog title={t('move.askAgain', { on: t(`waitingOn.${on}`) })} onClose={onClose} size={440}>
        <MomentPick
          label={t('move.askAgainAt')}
          none={t('move.noTime')}
          onPick={(askAgainAt) => onPick({ move: 'wait-inside', on, askAgainAt })}
        />
      </Dialog>
    );
  const moves: { id: string; text: string; take(): void }[] = [
    ...WaitingOn.options.map((id) => ({ id, text: t(`waitingOn.${id}`), take: () => setOn(id) })),
    ...(ticket.status === 'waiting-inside'
      ? [{ id: 'inside-acted', text: t('move.insideActed'), take: () => onPick({ move: 'inside-acted' }) }]
      : []),
    { id: 'wait-outside', text: t('move.waitOutside'), take: () => onPick({ move: 'wait-outside' }) },
    ...(ticket.status === 'needs-first-answer' || ticket.status === 'needs-next-answer'
      ? []
      : [{ id: 'reopen', text: t('move.needsAnswer'), take: () => onPick({ move: 'reopen' }) }]),
    { id: 'close', text: t('move.close'), take: () => onPick({ move: 'close' }) },
  ];
  return (
    <ChooseDialog
      title={t('move.title')}
      options={moves}
      onPick={(id) => moves.find((each) => each.id === id)?.take()}
      onClose={onClose}
    />
  );
}
