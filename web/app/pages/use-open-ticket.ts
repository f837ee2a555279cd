import { useMatch, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { TicketId } from '#kernel/ids';
import { useMedia } from '../../lib/use-media.ts';

/** Which ticket is open beside the queue, and how the two share the screen. */
export function useOpenTicket() {
  const navigate = useNavigate();
  const id = useMatch({ from: '/shell/inbox/$ticketId', shouldThrow: false })?.params.ticketId as TicketId | undefined; // the server judges whether it is one
  const isSmall = useMedia('(max-width: 860px)');
  const isOpen = id !== undefined;
  return {
    id,
    /** The ticket lies over the list, which is out of reach until it is closed. */
    isCovering: isOpen && isSmall,
    open: useCallback(
      (next: string) =>
        void navigate({ to: '/inbox/$ticketId', params: { ticketId: next }, search: true, replace: isOpen }),
      [navigate, isOpen],
    ),
    close: useCallback(() => void navigate({ to: '/inbox', search: true }), [navigate]),
  };
}
