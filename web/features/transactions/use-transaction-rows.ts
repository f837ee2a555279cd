import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Understood } from '#contract/transactions';
import type { CallError } from '../../lib/call.ts';
import { type ListQuery, type Search, searchPages, transactionPages } from './api.ts';
import type { ListedRow } from './transaction-list.tsx';

interface TransactionRows {
  rows: ListedRow[];
  understood: Understood | undefined;
  isSearching: boolean;
  isEmpty: boolean;
  /** What is shown is of the question before; the answer is on its way. */
  isStale: boolean;
  isFarAhead: boolean;
  hasMore: boolean;
  error: CallError | null;
  more(): void;
  again(): void;
}

/** The rows to show: what is searched for when there is a text, else the list with its filters. */
export function useTransactionRows(search: Search, filter: ListQuery): TransactionRows {
  const isSearching = search.text !== '';
  const found = useInfiniteQuery({ ...searchPages(search), enabled: isSearching });
  const listed = useInfiniteQuery({ ...transactionPages(filter), enabled: !isSearching });
  const query = isSearching ? found : listed;
  const rows = useMemo((): ListedRow[] => {
    if (isSearching && found.data !== undefined) {
      return found.data.pages.flatMap((page) =>
        page.items.map(({ transaction, reasons, contradictions }) => ({
          row: transaction,
          reasons: [...reasons, ...contradictions],
        })),
      );
    }
    return (listed.data?.pages ?? []).flatMap((page) => page.items.map((row) => ({ row })));
  }, [isSearching, found.data, listed.data]);
  const { fetchNextPage, isFetchingNextPage, refetch } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return {
    rows,
    understood: isSearching ? found.data?.pages[0]?.understood : undefined,
    isFarAhead: isSearching && found.data?.pages[0]?.isFarAhead === true,
    isSearching,
    isEmpty: rows.length === 0 && !query.isPending && query.error === null,
    isStale: query.isPlaceholderData || (isSearching && found.isPending),
    hasMore: query.hasNextPage,
    error: query.error,
    more,
    again: () => void refetch(),
  };
}
