import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { Search } from './api.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    search?: Search;
  }
}

const NONE: Search = { text: '' };

/**
 * What is searched for lives in the history entry, not in the address: it comes back with "back" and after a reload,
 * and stands in no log. Typing replaces the entry; a finished search makes one.
 */
export function useSearchState(): [Search, (next: Search, options?: { isTyping?: boolean }) => void] {
  const search = useRouterState({ select: (state) => state.location.state.search }) ?? NONE;
  const navigate = useNavigate();
  const setSearch = (next: Search, options: { isTyping?: boolean } = {}) =>
    void navigate({
      to: '/transactions',
      search: true,
      state: (state) => ({ ...state, search: next }),
      replace: options.isTyping === true || search.text === next.text,
    });
  return [search, setSearch];
}
