import { useQuery } from '@tanstack/react-query';
import { getSuggestion, type Suggestion } from '#contract/answers';
import type { TicketId } from '#kernel/ids';
import { ask } from '../../lib/ask.ts';

/** The payment found from the words, the proof and the draft; a ticket never waits for it. */
export function useSuggestion(ticketId: TicketId): {
  suggestion: Suggestion | undefined;
  isFetching: boolean;
  again(): void;
} {
  const { data, refetch, isFetching } = useQuery(ask(getSuggestion, { params: { ticketId }, query: {} }));
  return { suggestion: data, isFetching, again: () => void refetch() };
}
