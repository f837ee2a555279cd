import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listTransactions, type SearchAnswer, searchTransactions, type Term } from '#contract/transactions';
import type { InputOf } from '#kernel/endpoint';
import { askPages } from '../../lib/ask.ts';
import { type CallError, call } from '../../lib/call.ts';

/** What a person searches by: the text, and how they corrected what was understood of it. */
export interface Search {
  text: string;
  /** Keys of terms that were struck out. */
  without?: string[];
  /** Terms as they were corrected; then the text is not read again. */
  terms?: Term[];
}

export const PAGE_ROWS = 50;

export type ListQuery = Omit<InputOf<typeof listTransactions, 'query'>, 'after' | 'limit'>;

export const transactionPages = (filter: ListQuery) =>
  askPages(listTransactions, { query: { ...filter, limit: PAGE_ROWS } });

/** Search results page by page. The text travels in the body: pasted messages are personal. */
export function searchPages({ text, without = [], terms }: Search) {
  return infiniteQueryOptions<
    SearchAnswer,
    CallError,
    { pages: SearchAnswer[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: ['search transactions', text, without, terms ?? null],
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => {
      const body = { text, without, limit: PAGE_ROWS, ...(terms && { terms }), ...(pageParam && { after: pageParam }) };
      return call(searchTransactions, { body }, { signal });
    },
  });
}
