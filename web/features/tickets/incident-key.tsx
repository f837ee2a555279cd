import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#contract/tickets';
import { useMay } from '../../lib/actor.ts';
import { useKeys } from '../../lib/keyboard.ts';
import { IncidentDialog } from './incident-dialog.tsx';

/** L opens the incident of a ticket; where it has none, it asks to which it belongs. */
export function IncidentKey({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const may = useMay();
  const navigate = useNavigate();
  const [isPicking, setIsPicking] = useState(false);
  const run = () => {
    if (ticket.incident === null) return setIsPicking(true);
    void navigate({ to: '/incidents/$incidentId', params: { incidentId: ticket.incident.id } });
  };
  const isBound = ticket.incident !== null || may('incident.change');
  useKeys(isBound ? [{ keys: 'KeyL', group: t('keys.ticket'), label: t('incident.key'), run }] : []);
  return isPicking ? <IncidentDialog ticket={ticket} onClose={() => setIsPicking(false)} /> : null;
}
