import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { QUARANTINE_VIEW } from '../features/tickets/views.ts';

/** Shows a view of the queue; what was set aside has a page of its own. */
export function useOpenView(): (text: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (text) =>
      void navigate(text === QUARANTINE_VIEW ? { to: '/quarantine' } : { to: '/inbox', search: { view: text } }),
    [navigate],
  );
}
