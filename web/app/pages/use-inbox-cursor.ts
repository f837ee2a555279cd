import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSuggestion } from '#contract/answers';
import { getTicket, type TicketRow } from '#contract/tickets';
import { threadPages } from '../../features/tickets/use-thread.ts';
import { ask, queryClient } from '../../lib/ask.ts';
import { useKeys } from '../../lib/keyboard.ts';
import type { useOpenTicket } from './use-open-ticket.ts';

/** J and K move, an open ticket follows; Enter opens, Escape goes back to the list. The cursor stays with its ticket, not its place. */
export function useInboxCursor(
  rows: readonly TicketRow[],
  /** Another view is on its way: what is shown is still that before. */
  isComing: boolean,
  ticket: ReturnType<typeof useOpenTicket>,
) {
  const { t } = useTranslation('tickets');
  const [pointed, setPointed] = useState<string | undefined>(undefined);
  const wanted = ticket.id ?? pointed;
  const at = rows.findIndex(({ id }) => id === wanted);
  const openAt = (place: number) => {
    const row = rows[place];
    if (row === undefined) return;
    setPointed(row.id);
    ticket.open(row.id);
  };
  const [isWished, setIsWished] = useState(false);
  useEffect(() => {
    // Enter that came before the rows opens the first of them, not one of those that stood there before.
    if (!isWished || isComing) return;
    setIsWished(false);
    openAt(0);
  });
  const move = (step: number) => {
    const next = Math.min(Math.max(at + step, 0), rows.length - 1);
    setPointed(rows[next]?.id);
    if (ticket.id !== undefined) openAt(next);
  };
  const following = rows[at + 1]?.id;
  useEffect(() => {
    if (following !== undefined) prefetch(following);
  }, [following]);
  const group = t('keys.group');
  const enter = {
    keys: 'Enter',
    group,
    label: t('keys.enter'),
    run: () => (isComing ? setIsWished(true) : openAt(Math.max(at, 0))),
  };
  const leave = { keys: 'Escape', group, label: t('keys.close'), run: ticket.close };
  useKeys([
    { keys: 'KeyJ', group, label: t('keys.next'), run: () => move(1) },
    { keys: 'KeyK', group, label: t('keys.previous'), run: () => move(-1) },
    { keys: 'ArrowDown', group, label: t('keys.next'), isHidden: true, run: () => move(1) },
    { keys: 'ArrowUp', group, label: t('keys.previous'), isHidden: true, run: () => move(-1) },
    ticket.id === undefined ? enter : leave,
  ]);
  return {
    at,
    move,
    set: (place: number) => setPointed(rows[place]?.id),
    /** To the one after, or back to the list when there is none. */
    next: () => (rows[at + 1] === undefined ? ticket.close() : openAt(at + 1)),
  };
}

/** The next one is there before it is asked for. */
function prefetch(ticketId: TicketRow['id']): void {
  const params = { ticketId };
  void queryClient.prefetchQuery(ask(getTicket, { params }));
  void queryClient.prefetchInfiniteQuery(threadPages(ticketId));
  void queryClient.prefetchQuery(ask(getSuggestion, { params, query: {} }));
}
