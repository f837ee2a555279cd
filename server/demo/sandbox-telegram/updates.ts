/** The updates that wait for the bot, numbered as Telegram numbers them. */
export interface Updates {
  add(update: Record<string, unknown>): number;
  /** Forgets what lies before `offset` and gives the oldest of the rest. */
  from(offset: number, limit: number): Update[];
  readonly waiting: number;
  forgetAll(): void;
  /** Settles when something waits, or after `ms`. */
  arrival(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Update extends Record<string, unknown> {
  update_id: number;
}

/** As many as Telegram would keep for a bot that has gone silent, roughly. */
const MOST_WAITING = 100_000;

export function createUpdates(firstId: number): Updates {
  let nextId = firstId;
  let queue: Update[] = [];
  const waiters = new Set<() => void>();
  return {
    add: (update) => {
      const id = nextId;
      nextId += 1;
      queue.push({ update_id: id, ...update });
      if (queue.length > MOST_WAITING) queue.shift();
      for (const wake of waiters) wake();
      return id;
    },
    from: (offset, limit) => {
      // A bot that has read further than this process has counted: the count goes on from there.
      nextId = Math.max(nextId, offset);
      queue = queue.filter(({ update_id }) => update_id >= offset);
      return queue.slice(0, limit);
    },
    get waiting() {
      return queue.length;
    },
    forgetAll: () => {
      queue = [];
    },
    arrival: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiters.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        waiters.add(end);
        signal.addEventListener('abort', end);
      }),
  };
}
