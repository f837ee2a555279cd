import { useQuery } from '@tanstack/react-query';
import { listTickets, type TicketRow } from '#contract/tickets';
import type { MerchantId } from '#kernel/ids';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';

const LOOKED_AT = 20;

/** The open ticket in which the merchant waits, not what others were asked about them: one's own first, then the most urgent. */
export function useOpenRequest(merchantId: MerchantId | undefined): TicketRow | undefined {
  const may = useMay();
  const self = useSelf();
  const { data } = useQuery({
    ...ask(listTickets, { query: { view: `merchant:${merchantId} side:merchant`, limit: LOOKED_AT } }),
    enabled: merchantId !== undefined && may('ticket.reply'),
  });
  return data?.items.find(({ assignee }) => assignee?.id === self.id) ?? data?.items[0];
}
