import { useQuery } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attachTransaction, getSuggestion } from '#contract/answers';
import { getTicket, type Ticket } from '#contract/tickets';
import { getTransaction, type SearchHit } from '#contract/transactions';
import type { TicketId, TransactionUid } from '#kernel/ids';
import { noteUndoable } from '../features/tickets/undo.ts';
import { useMay } from '../lib/actor.ts';
import { ask, queryClient, refresh } from '../lib/ask.ts';
import { type CallError, call } from '../lib/call.ts';
import { useErrorText } from '../lib/error-text.ts';
import { useFormat } from '../lib/format.ts';
import { nowMs } from '../lib/now.ts';
import { say } from '../ui/toast.ts';
import type { PaletteItem } from './palette-item.ts';

const MOST_SIBLINGS = 3;
const UNDO_MS = 24 * 3_600_000;

/** The ticket over which the palette was opened, as it was then: nothing comes in later and pushes lines down. */
function useTicketHere(): Ticket | undefined {
  const id = useMatch({ from: '/shell/inbox/$ticketId', shouldThrow: false })?.params.ticketId;
  const [ticket] = useState(() =>
    // The address names it; whether there is such a ticket is known by what was read.
    queryClient.getQueryData<Ticket>(ask(getTicket, { params: { ticketId: id as TicketId } }).queryKey),
  );
  return id === undefined ? undefined : ticket;
}

/** What the open ticket is about: its payment, who writes, whose customer that is, and what else they asked. */
export function useHere(typed: string): PaletteItem[] {
  const { t } = useTranslation(['app', 'tickets']);
  const format = useFormat();
  const navigate = useNavigate();
  const may = useMay();
  const ticket = useTicketHere();
  const uid = ticket?.transactionUid ?? undefined;
  const payment = useQuery({
    ...ask(getTransaction, { params: { uid: uid as TransactionUid } }),
    enabled: uid !== undefined,
  }).data;
  if (ticket === undefined) return [];
  const wanted = typed.trim().toLowerCase();
  const of = (id: string, title: string, more: string, preview: string, run: () => void): PaletteItem => ({
    id,
    group: 'here',
    title,
    more,
    preview,
    run,
  });
  const { contact, merchantId } = ticket;
  const amount = payment?.amount ?? null;
  const items = [
    uid !== undefined &&
      of(
        `here-${uid}`,
        t('palette.itsPayment'),
        amount === null ? uid : format.money(amount),
        t('palette.willOpen'),
        () => void navigate({ to: '/transactions/$uid', params: { uid }, search: {} }),
      ),
    contact !== null &&
      may('contact.read') &&
      of(
        `here-${contact.id}`,
        contact.name,
        t('palette.itsWriter'),
        t('palette.willOpenContact'),
        () => void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } }),
      ),
    merchantId !== null &&
      of(
        `here-${merchantId}`,
        ticket.merchantName ?? merchantId,
        t('palette.itsMerchant'),
        t('palette.willOpenMerchant'),
        () => void navigate({ to: '/merchants/$merchantId', params: { merchantId } }),
      ),
    ...ticket.siblings
      .slice(0, MOST_SIBLINGS)
      .map(({ id, number, subject, status }) =>
        of(
          `here-${id}`,
          `#${number} ${subject}`,
          t(`tickets:status.${status}`),
          t('palette.willOpenTicket'),
          () => void navigate({ to: '/inbox/$ticketId', params: { ticketId: id }, search: true }),
        ),
      ),
  ].filter((item) => item !== false);
  return items.filter(({ title, more }) => `${title} ${more}`.toLowerCase().includes(wanted));
}

/** The first payment found, for the ticket that is open: before the way to its page. */
export function useAttachItem(): (hits: readonly SearchHit[], found: readonly PaletteItem[]) => PaletteItem[] {
  const { t } = useTranslation('app');
  const may = useMay();
  const errorText = useErrorText();
  const ticket = useTicketHere();
  return ([hit], [first]) => {
    if (ticket === undefined || hit === undefined || first === undefined || !may('ticket.change')) return [];
    const { uid } = hit.transaction;
    // What speaks against a payment has to be looked at first.
    if (uid === ticket.transactionUid || hit.contradictions.length > 0) return [];
    const params = { ticketId: ticket.id };
    const put = (next: TransactionUid | null) =>
      call(attachTransaction, { params, body: { uid: next } }).then(() => refresh(getTicket, getSuggestion));
    const words = t('palette.attached', { number: ticket.number });
    return [
      {
        ...first,
        id: `attach-${uid}`,
        more: t('palette.attachTo', { number: ticket.number }),
        preview: t('palette.willAttach', { number: ticket.number }),
        // The palette is gone by then.
        run: () =>
          void put(uid).then(
            () => {
              const untilMs = nowMs() + UNDO_MS;
              noteUndoable({ words, ticketIds: [ticket.id], untilMs, run: () => put(ticket.transactionUid) });
              say(words);
            },
            (error: CallError) => say(errorText(error)),
          ),
      },
    ];
  };
}
