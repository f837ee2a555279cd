import { AsyncLocalStorage } from 'node:async_hooks';

/** Wakes who waits in this process; a ring that nobody hears is made good by the next look of a job. */
export interface Bell {
  ring(): void;
  /** Gives back how to stop listening. */
  listen(hear: () => void): () => void;
}

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const hear of listeners) hear();
    },
    listen: (hear) => {
      // Whoever rings may stand in a transaction, which is over long before the work that begins here.
      const apart = AsyncLocalStorage.bind(hear);
      listeners.add(apart);
      return () => listeners.delete(apart);
    },
  };
}
