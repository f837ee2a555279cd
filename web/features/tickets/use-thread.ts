import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { getTicket, listThread, type ThreadEntry } from '#contract/tickets';
import type { Endpoint } from '#kernel/endpoint';
import type { TicketId } from '#kernel/ids';
import { askPages, refresh } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';
import { useStream } from '../../lib/live.ts';
import { entriesOf, renewed, type ThreadPages } from './thread.rules.ts';

const PAGE_ENTRIES = 50;
/** What rings together is asked for together. */
const ASK_EVERY_MS = 250;

export interface ThreadNow {
  entries: ThreadEntry[];
  isPending: boolean;
  error: CallError | null;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  older(): void;
  renew(): Promise<void>;
}

/** The thread of a ticket, newest page first, following what happens to it; `reads` are asked again with it. */
export function useThread(ticketId: TicketId, reads: Endpoint[]): ThreadNow {
  const client = useQueryClient();
  const pages = threadPages(ticketId);
  const { queryKey } = pages;
  const query = useInfiniteQuery(pages);
  const entries = useMemo(() => entriesOf(query.data), [query.data]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const renew = useCallback(async () => {
    const newest = await call(listThread, { params: { ticketId }, query: { limit: PAGE_ENTRIES } });
    client.setQueryData<ThreadPages>(queryKey, (old) => old && renewed(old, newest.items));
  }, [client, ticketId, queryKey]);
  const ring = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void Promise.all([renew(), refresh(getTicket, ...reads)]).catch(() => {});
    }, ASK_EVERY_MS);
  };
  useStream(`ticket:${ticketId}`, { onFrames: ring, onReload: ring });
  const { fetchNextPage, isFetchingNextPage } = query;
  const older = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return {
    entries,
    isPending: query.isPending,
    error: query.error,
    hasOlder: query.hasNextPage,
    isLoadingOlder: isFetchingNextPage,
    older,
    renew,
  };
}

export const threadPages = (ticketId: TicketId) =>
  askPages(listThread, { params: { ticketId }, query: { limit: PAGE_ENTRIES } });
