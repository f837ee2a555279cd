import { useRef } from 'react';
import type { Endpoint } from '#kernel/endpoint';
import { refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

const ASK_EVERY_MS = 1000;

/** Asks these reads again when something was heard of the open payment. */
export function usePaymentNews(uid: string, reads: Endpoint[]): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void refresh(...reads);
    }, ASK_EVERY_MS);
  };
  useStream('transactions', {
    // A frame that put many together may name none.
    onFrames: (frames) => frames.some(({ ids }) => ids.length === 0 || ids.includes(uid)) && look(),
    onReload: look,
  });
}
