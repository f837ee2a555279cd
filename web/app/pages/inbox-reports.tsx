import { lazy, Suspense } from 'react';
import type { Ticket } from '#contract/tickets';
import { draftNow, insertDraft } from '../../features/tickets/drafts.ts';
import { useMay, useSelf } from '../../lib/actor.ts';
import { worded } from '../../lib/i18n.ts';

/** Neither its script nor its words hold up the first screen. */
const TicketReports = lazy(async () => {
  const { TicketReports } = await worded(import('../../features/cms-modules/ticket-reports.tsx'));
  return { default: TicketReports };
});

/** What came of a shop's module in this ticket; what it says to the merchant goes into the answer. */
export function InboxReports({ ticket }: { ticket: Ticket }) {
  const may = useMay();
  const self = useSelf();
  const place = { personId: self.id, ticketId: ticket.id, kind: 'reply' as const };
  const insert = (text: string) => {
    const before = draftNow(place).text.trimEnd();
    insertDraft(place, before === '' ? text : `${before}\n\n${text}`, {});
  };
  return (
    <Suspense fallback={null}>
      <TicketReports
        ticketId={ticket.id}
        shopId={undefined}
        language={ticket.language === 'en' ? 'en' : 'ru'}
        onInsert={may('ticket.reply') ? insert : undefined}
      />
    </Suspense>
  );
}
