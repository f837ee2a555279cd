import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { Suggestion } from '#contract/answers';
import { listShopHealth } from '#contract/cms-modules';
import type { Ticket } from '#contract/tickets';
import type { MerchantId, ShopId } from '#kernel/ids';
import { addToAnswer } from '../../features/tickets/add-to-answer.ts';
import { useMay, useSelf } from '../../lib/actor.ts';
import { ask } from '../../lib/ask.ts';
import { worded } from '../../lib/i18n.ts';

/** Neither its script nor its words hold up the first screen. */
const TicketReports = lazy(async () => {
  const { TicketReports } = await worded(import('../../features/cms-modules/ticket-reports.tsx'));
  return { default: TicketReports };
});

/** What came of a shop's module in this ticket; what it says to the merchant goes into the answer. */
export function InboxReports({ ticket, suggestion }: { ticket: Ticket; suggestion: Suggestion | undefined }) {
  const may = useMay();
  const self = useSelf();
  const shopId = useShopOf(ticket, suggestion);
  const insert = (text: string) => void addToAnswer(self.id, ticket.id, text);
  return (
    <Suspense fallback={null}>
      <TicketReports
        ticketId={ticket.id}
        shopId={shopId}
        language={ticket.language === 'en' ? 'en' : 'ru'}
        onInsert={may('ticket.reply') ? insert : undefined}
      />
    </Suspense>
  );
}

/** The shop of the payment that the ticket is about, else the merchant's only one; of several nobody knows which is meant. */
function useShopOf(ticket: Ticket, suggestion: Suggestion | undefined): ShopId | undefined {
  const may = useMay();
  const merchantId = ticket.merchantId ?? ticket.paidMerchant?.id;
  const { data } = useQuery({
    ...ask(listShopHealth, { query: { merchantId: merchantId as MerchantId, limit: 2 } }), // asked only when it is known
    enabled: merchantId !== undefined && may('module.read'),
  });
  const paid = suggestion?.candidates.find(({ transaction }) => transaction.uid === suggestion.attached?.uid);
  if (paid?.transaction.shopId != null) return paid.transaction.shopId;
  return data?.items.length === 1 ? data.items[0]?.shopId : undefined;
}
