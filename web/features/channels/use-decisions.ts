import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideInbound, getAccount, type InboundRow, listAccounts, listQuarantine } from '#contract/channels';
import type { TicketId } from '#kernel/ids';
import { useChange } from '../../lib/ask.ts';
import type { CallError } from '../../lib/call.ts';
import { say } from '../../ui/toast.ts';

export type Decision = 'ticket' | 'again' | 'dismiss';
export type Decide = (row: InboundRow, decision: Decision) => void;

interface Decisions {
  decide: Decide;
  /** The ticket that the last decision made. */
  madeTicket: TicketId | undefined;
  error: CallError | null;
}

/** Decides about rows of the quarantine; what is decided leaves the list. */
export function useDecisions(): Decisions {
  const { t } = useTranslation('channels');
  const [madeTicket, setMadeTicket] = useState<TicketId>();
  const change = useChange(decideInbound, {
    refreshes: [listQuarantine, listAccounts, getAccount],
    onDone: ({ ticketId }, { body }) => {
      setMadeTicket(ticketId ?? undefined);
      if (ticketId === null) say(t(`decided.${body.decision}`));
    },
  });
  return {
    decide: (row, decision) => change.mutate({ params: { inboundId: row.id }, body: { decision } }),
    madeTicket,
    error: change.error,
  };
}
