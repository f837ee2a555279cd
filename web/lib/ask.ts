import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  queryOptions,
  type UseMutationResult,
  useMutation,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { Endpoint, ResponseOf } from '#kernel/endpoint';
import { type CallError, type CallInput, call, type Intent, newIntent } from './call.ts';

/** All server data of the console lives here. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) => failures < 2 && (error as CallError).isUncertain === true,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

/** A read of the API as a query; the contract and what is asked are its name. */
export function ask<E extends Endpoint>(endpoint: E, input: CallInput<E>) {
  return queryOptions<ResponseOf<E>, CallError>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
  });
}

interface AnyPage {
  next?: string | undefined;
}

/** A list read page by page, each from the cursor of the one before. For contracts that answer `pageOf` something. */
export function askPages<E extends Endpoint>(endpoint: E, input: CallInput<E>) {
  type Answer = ResponseOf<E>;
  return infiniteQueryOptions<Answer, CallError, { pages: Answer[] }, readonly unknown[], string | undefined>({
    queryKey: [...keyOf(endpoint, input), 'pages'],
    initialPageParam: undefined,
    getNextPageParam: (last) => (last as AnyPage).next, // every list answers with `next` or without it
    // A list keeps its rows while the narrowed one is on its way.
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => {
      const query = { ...(input as { query?: object }).query, after: pageParam };
      return call(endpoint, { ...input, query } as CallInput<E>, { signal });
    },
  });
}

/** Says that answers of these endpoints are old: those on the screen are asked for again. */
export async function refresh(...endpoints: Endpoint[]): Promise<void> {
  await Promise.all(endpoints.map((endpoint) => queryClient.invalidateQueries({ queryKey: [nameOf(endpoint)] })));
}

interface ChangeOptions<E extends Endpoint> {
  /** Reads whose answers this change makes old. */
  refreshes?: Endpoint[];
  onDone?(answer: ResponseOf<E>, input: CallInput<E>): void;
}

/** A change of the API. Sent again after silence it is the same intent; after an answer it is a new one. */
export function useChange<E extends Endpoint>(
  endpoint: E,
  options: ChangeOptions<E> = {},
): UseMutationResult<ResponseOf<E>, CallError, CallInput<E>> {
  const pending = useRef<{ input: string; intent: Intent } | undefined>(undefined);
  return useMutation<ResponseOf<E>, CallError, CallInput<E>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input);
      if (pending.current?.input !== text) pending.current = { input: text, intent: newIntent() };
      const answer = await call(endpoint, input, { intent: pending.current.intent });
      pending.current = undefined;
      return answer;
    },
    onError: (error) => {
      if (!error.isUncertain) pending.current = undefined;
    },
    onSuccess: async (answer, input) => {
      options.onDone?.(answer, input);
      await refresh(...(options.refreshes ?? []));
    },
  });
}

const nameOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`;
const keyOf = (endpoint: Endpoint, input: unknown) => {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  return [nameOf(endpoint), params ?? {}, query ?? {}, ...(body === undefined ? [] : [body])] as const;
};
