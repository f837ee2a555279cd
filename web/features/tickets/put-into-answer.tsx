import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { getTicket, listTickets, type TicketRow } from '#contract/tickets';
import type { MerchantId } from '#kernel/ids';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask, queryClient } from '../../lib/ask.ts';
import { draftNow, insertDraft, meetServer } from './drafts.ts';

/** The newest open tickets of a merchant: more are found in the inbox. */
const OFFERED = 3;

interface PutIntoAnswerProps {
  merchantId: MerchantId;
  text: string;
  label: (number: number) => string;
}

/** Adds a text to the draft of an open ticket's answer, and goes there. Nothing is sent. */
export function PutIntoAnswer({ merchantId, text, label }: PutIntoAnswerProps) {
  const may = useMay();
  const self = useSelf();
  const navigate = useNavigate();
  const { data } = useQuery({
    ...ask(listTickets, { query: { view: `merchant:${merchantId}`, limit: OFFERED } }),
    enabled: may('ticket.reply'),
  });
  const put = async ({ id }: TicketRow) => {
    const { drafts } = await queryClient.fetchQuery(ask(getTicket, { params: { ticketId: id } }));
    const place = { personId: self.id, ticketId: id, kind: 'reply' as const };
    meetServer(
      place,
      drafts.find(({ kind }) => kind === 'reply'),
    );
    const before = draftNow(place).text.trimEnd();
    insertDraft(place, before === '' ? text : `${before}\n\n${text}`, {});
    await navigate({ to: '/inbox/$ticketId', params: { ticketId: id } });
  };
  return data?.items.map((ticket) => (
    <Button key={ticket.id} variant="default" onClick={() => void put(ticket)}>
      {label(ticket.number)}
    </Button>
  ));
}
