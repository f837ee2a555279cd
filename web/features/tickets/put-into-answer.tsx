import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listTickets, type TicketRow } from '#contract/tickets';
import type { MerchantId } from '#kernel/ids';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { addToAnswer } from './add-to-answer.ts';

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
    await addToAnswer(self.id, id, text);
    await navigate({ to: '/inbox/$ticketId', params: { ticketId: id } });
  };
  return data?.items.map((ticket) => (
    <Button key={ticket.id} variant="default" onClick={() => void put(ticket)}>
      {label(ticket.number)}
    </Button>
  ));
}
