import { useRef } from 'react';
import type { Endpoint } from '#kernel/endpoint';
import { refresh } from '../../lib/ask.ts';
import { useStream } from '../../lib/live.ts';

/** A log comes in bursts; what is on the screen is asked for again so often at most. */
const ASK_EVERY_MS = 2000;

/** Asks these reads again when something was heard of notifications. */
export function useDeliveryNews(reads: Endpoint[]): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void refresh(...reads);
    }, ASK_EVERY_MS);
  };
  useStream('deliveries', { onFrames: look, onReload: look });
}
