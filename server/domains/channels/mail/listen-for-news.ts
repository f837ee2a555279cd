import type { ImapFlow } from 'imapflow';

export interface News {
  /** Until the server tells of something new, `pollMs` have gone by, the connection ends, or `signal` is raised. */
  wait(signal: AbortSignal, pollMs: number): Promise<void>;
}

/** Listens from now on: what is told while nobody waits, as an aside to another command, counts at the next wait. */
export function listenForNews(client: ImapFlow): News {
  let isTold = false;
  let wake = () => {};
  const tell = () => {
    isTold = true;
    wake();
  };
  client.on('exists', tell);
  client.on('close', tell);
  return {
    wait: async (signal, pollMs) => {
      if (!isTold && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const poll = setTimeout(resolve, pollMs);
          wake = () => {
            clearTimeout(poll);
            resolve();
          };
          signal.addEventListener('abort', wake, { once: true });
          // It ends by itself at the next command; a broken connection shows there.
          client.idle().catch(tell);
        });
        signal.removeEventListener('abort', wake);
      }
      isTold = false;
    },
  };
}
