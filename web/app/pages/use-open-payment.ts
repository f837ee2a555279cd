import { useMatch, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useMedia } from '../../lib/use-media.ts';

/** Which payment is open beside the list, and how the two share the screen. */
export function useOpenPayment() {
  const navigate = useNavigate();
  const uid = useMatch({ from: '/shell/transactions/$uid', shouldThrow: false })?.params.uid;
  const isWide = useMedia('(min-width: 1200px)');
  const isSmall = useMedia('(max-width: 860px)');
  const isSplit = isWide && uid !== undefined;
  return {
    uid,
    /** The payment lies over the list, which is out of reach until it is closed. */
    isCovering: uid !== undefined && !isWide,
    isListNarrow: isSmall || isSplit,
    open: useCallback(
      (next: string) =>
        void navigate({
          to: '/transactions/$uid',
          params: { uid: next },
          search: true,
          state: true,
          replace: uid !== undefined,
        }),
      [navigate, uid],
    ),
    close: useCallback(() => void navigate({ to: '/transactions', search: true, state: true }), [navigate]),
  };
}
