import { useSyncExternalStore } from 'react';

/** The browser's clock, in epoch milliseconds: for ages on the screen, never for a decision. */
// biome-ignore lint/plugin: the one place where real time enters the console
export const nowMs = (): number => Date.now();

const TICK_MS = 5_000;
const listeners = new Set<() => void>();
let tick = nowMs();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tick = nowMs();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, moving every few seconds: all ages on a screen move together. */
export const useNowMs = (): number => useSyncExternalStore(subscribe, () => tick);
