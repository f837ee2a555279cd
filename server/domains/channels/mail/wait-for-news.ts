import type { ImapFlow } from 'imapflow';

/** Until the server tells of something new, `pollMs` have gone by, the connection ends, or `signal` is raised. */
export function waitForNews(client: ImapFlow, signal: AbortSignal, pollMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(poll);
      client.off('exists', done);
      client.off('close', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const poll = setTimeout(done, pollMs);
    client.on('exists', done);
    client.on('close', done);
    signal.addEventListener('abort', done, { once: true });
    // It ends by itself at the next command; a broken connection shows there.
    client.idle().catch(done);
  });
}
