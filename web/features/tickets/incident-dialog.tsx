import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { attachTicket, listTicketIncidents } from '#contract/incidents';
import { getTicket, listThread, type Ticket } from '#contract/tickets';
import { ask, useChange } from '../../lib/ask.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';

interface IncidentDialogProps {
  ticket: Ticket;
  onClose(): void;
}

/** To which of the open incidents a ticket belongs, where its payment alone does not say it. */
export function IncidentDialog({ ticket, onClose }: IncidentDialogProps) {
  const { t } = useTranslation('tickets');
  const { data, error, refetch } = useQuery(ask(listTicketIncidents, { params: { ticketId: ticket.id } }));
  const attach = useChange(attachTicket, {
    refreshes: [getTicket, listThread, listTicketIncidents],
    onDone: onClose,
  });
  return (
    <Dialog title={t('incident.pick')} onClose={onClose}>
      <ErrorNote error={error ?? attach.error} onRetry={() => void refetch()} />
      {data?.open.length === 0 && <p>{t('incident.none')}</p>}
      {data?.open.map(({ id, number, scope }, at) => (
        <Button
          key={id}
          variant="default"
          fullWidth
          mb={8}
          data-autofocus={at === 0 || undefined}
          loading={attach.isPending}
          onClick={() => attach.mutate({ params: { incidentId: id }, body: { ticketId: ticket.id } })}
        >
          {t('incident.attach', { number, name: scope.name })}
        </Button>
      ))}
    </Dialog>
  );
}
