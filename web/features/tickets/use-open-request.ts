import { useQuery } from '@tanstack/react-query';
import { listTickets, type TicketRow } from '#contract/tickets';
import type { MerchantId } from '#kernel/ids';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

const LOOKED_AT = 20;

/** The merchant's open ticket that one may answer: one's own before another's, the most urgent first. */
export function useOpenRequest(merchantId: MerchantId | undefined): TicketRow | undefined {
  const may = useMay();
  const self = useSelf();
  const { data } = useQuery({
    ...ask(listTickets, { query: { view: `merchant:${merchantId}`, limit: LOOKED_AT } }),
    enabled: merchantId !== undefined && may('ticket.reply'),
  });
  return data?.items.find(({ assignee }) => assignee?.id === self.id) ?? data?.items[0];
}
