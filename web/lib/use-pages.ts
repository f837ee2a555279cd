import { type UseInfiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CallError } from './call.ts';

interface PageOf<T> {
  items: T[];
}

/** A list that grows by pages as one reads on: what `askPages` describes, in one piece. */
export function usePages<T>(
  asked: UseInfiniteQueryOptions<PageOf<T>, CallError, { pages: PageOf<T>[] }, readonly unknown[], string | undefined>,
) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(asked);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return {
    rows,
    error,
    more,
    hasMore: hasNextPage,
    isEmpty: data !== undefined && rows.length === 0,
    again: () => void refetch(),
  };
}
